/** Tests of the simulator: calls made by hand, replies collected, time that only passes in pauses. */
@NullMarked
package io.fairlead.plugin.simulator;

import org.jspecify.annotations.NullMarked;
