/**
 * An upstream model at one provider as the configuration and discovery describe it: window, price, capabilities.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.deployment;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
