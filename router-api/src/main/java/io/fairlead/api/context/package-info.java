/**
 * The only way from a plugin to its host: settings, clock, randomness, meters, log, JSON, control calls, schedules.
 */
@NullMarked
package io.fairlead.api.context;

import org.jspecify.annotations.NullMarked;
