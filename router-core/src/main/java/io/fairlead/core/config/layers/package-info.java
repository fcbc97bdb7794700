/**
 * Where values come from besides the operator's file: variables put into it, variables and options laid over it, and the
 * compact form written out in full. In: trees, variables, options. Out: trees. Must not know what a value is used for.
 */
@NullMarked
package io.fairlead.core.config.layers;

import org.jspecify.annotations.NullMarked;
