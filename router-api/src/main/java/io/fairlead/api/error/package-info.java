/**
 * Errors as values: what the gateway tells a client ({@link io.fairlead.api.error.RouterError}), what an upstream said
 * ({@link io.fairlead.api.error.UpstreamError}) and what that means for the attempt ({@link io.fairlead.api.error.Failure}).
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.error;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
