/**
 * Runs the filters of a route over one exchange: requests on the way down in the configured order, frames of the answer on
 * the way up in reverse. Knows plugins' passes and bytes; nothing of upstreams.
 */
@NullMarked
package io.fairlead.core.filter;

import org.jspecify.annotations.NullMarked;
