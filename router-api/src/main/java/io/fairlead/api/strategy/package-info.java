/**
 * Extension point {@code strategy}: orders the eligible candidates of a request. A strategy calls nobody; it yields
 * candidates one by one and is told how each attempt ended.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.strategy;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
