/**
 * Finds what serves a method and path, and knows who may call.
 */
@NullMarked
package io.fairlead.core.accept;

import org.jspecify.annotations.NullMarked;
