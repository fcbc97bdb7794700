/**
 * From a checked configuration and loaded plugins to a snapshot: makes the instances, resolves the names, and swaps what is
 * served without a request noticing.
 */
@NullMarked
package io.fairlead.core.compile;

import org.jspecify.annotations.NullMarked;
