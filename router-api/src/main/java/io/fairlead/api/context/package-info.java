/**
 * The only way from a plugin to its host: settings, clock, randomness, meters, log, JSON, control calls, schedules.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.context;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
