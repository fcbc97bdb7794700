/**
 * How long to wait, how often to try and when to rest, as plain values. In: the four levels of the configuration, the
 * nearest of which won. Out: what attempts and health go by. Knows neither clocks nor candidates.
 */
@NullMarked
package io.fairlead.core.config.policy;

import org.jspecify.annotations.NullMarked;
