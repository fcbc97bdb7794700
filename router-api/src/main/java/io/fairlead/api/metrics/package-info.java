/**
 * Extension point {@code metrics}: ways to publish the gateway's meters.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.metrics;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
