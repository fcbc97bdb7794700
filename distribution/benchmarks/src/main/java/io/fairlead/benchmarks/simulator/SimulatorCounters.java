package io.fairlead.benchmarks.simulator;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What the simulator has seen so far; {@code GET /stats} shows it. */
final class SimulatorCounters {
    final LongAdder accepted = new LongAdder();
    final LongAdder open = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder streams = new LongAdder();
    final LongAdder chunks = new LongAdder();
    final LongAdder cancels = new LongAdder();

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"connections_accepted\":%d,\"connections_open\":%d,\"requests\":%d,\"streams_open\":%d,"
                        + "\"chunks\":%d,\"cancels\":%d}%n",
                accepted.sum(),
                open.sum(),
                requests.sum(),
                streams.sum(),
                chunks.sum(),
                cancels.sum());
    }
}
