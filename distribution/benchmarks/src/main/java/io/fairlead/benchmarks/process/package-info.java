/**
 * Processes as the operating system sees them: started, watched and ended by their handles, measured through {@code
 * /proc}. Knows nothing about what they do.
 */
@NullMarked
package io.fairlead.benchmarks.process;

import org.jspecify.annotations.NullMarked;
