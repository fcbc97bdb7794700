/**
 * Heads of requests and replies as plugins see them, and {@link io.fairlead.api.http.Slice}, a range of bytes. No
 * connection, socket or stream of the host is visible here.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.http;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
