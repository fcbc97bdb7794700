/**
 * Requests that nobody should send: wrong bodies, heads, sizes, times. Each gets a clear error in the form of the API that
 * its client speaks, nothing of it reaches an upstream, and the next request is served.
 */
@NullMarked
package io.fairlead.e2e.refused;

import org.jspecify.annotations.NullMarked;
