/**
 * The one place that reads the machine's time; everything else is given a {@link io.fairlead.core.clock.TimeSource}.
 */
@NullMarked
package io.fairlead.core.clock;

import org.jspecify.annotations.NullMarked;
