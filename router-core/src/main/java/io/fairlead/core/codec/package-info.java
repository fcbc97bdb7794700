/**
 * From path and bytes to a request: the endpoint, the dialect, the facts, and the routing hints that only the gateway reads.
 */
@NullMarked
package io.fairlead.core.codec;

import org.jspecify.annotations.NullMarked;
