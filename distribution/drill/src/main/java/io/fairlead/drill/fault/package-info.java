/**
 * The sixteen faults: what the upstreams of each do, how a gateway is configured for it, and how a client's answer is
 * scored. A running gateway flows in, an {@link io.fairlead.drill.fault.Outcome} for each fault flows out. Must not know
 * how the gateway was started, or how outcomes are shown.
 */
@NullMarked
package io.fairlead.drill.fault;

import org.jspecify.annotations.NullMarked;
