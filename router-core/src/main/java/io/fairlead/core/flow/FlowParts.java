package io.fairlead.core.flow;

import io.fairlead.core.attempt.CallParts;
import io.fairlead.core.body.BodyStore;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.settle.Settlement;
import io.fairlead.core.upstream.Watchdog;

/**
 * What the flow is made of.
 *
 * @param snapshots what is served now
 * @param bodies where bodies of requests are kept
 * @param memory the budget that bodies, translations and whole answers share
 * @param calls time, randomness and the client for upstreams
 * @param watchdog for deadlines
 * @param fleet live state
 * @param settlement of exchanges
 * @param blame for failures of protocols and of clients' dialects
 */
public record FlowParts(
        Snapshots snapshots,
        BodyStore bodies,
        ByteBudget memory,
        CallParts calls,
        Watchdog watchdog,
        Fleet fleet,
        Settlement settlement,
        Blame blame) {}
