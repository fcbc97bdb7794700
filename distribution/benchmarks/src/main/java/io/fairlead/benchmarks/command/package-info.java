/**
 * The command line of the three programs: options in, typed values or a {@link
 * io.fairlead.benchmarks.command.UsageException} out. Knows nothing about what the options mean.
 */
@NullMarked
package io.fairlead.benchmarks.command;

import org.jspecify.annotations.NullMarked;
