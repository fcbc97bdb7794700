package io.fairlead.benchmarks.simulator;

import io.fairlead.benchmarks.load.LatencyHistogram;
import java.util.Locale;

/**
 * Times from the end of an answer that makes its caller try elsewhere to the first byte of that next attempt. Means
 * something with one request at a time only; {@code GET /rotations} tells them and begins anew.
 */
final class Rotations {
    private LatencyHistogram times = new LatencyHistogram();
    private long failedNanos;

    /** A refusal was written. */
    synchronized void failed(long nanos) {
        failedNanos = nanos;
    }

    /** The first byte of a request came that is not refused. */
    synchronized void began(long nanos) {
        if (failedNanos != 0) {
            times.add(nanos - failedNanos);
            failedNanos = 0;
        }
    }

    /** What was seen since the last call. */
    synchronized String json() {
        LatencyHistogram seen = times;
        times = new LatencyHistogram();
        return String.format(
                Locale.ROOT,
                "{\"rotations\":%d,\"rotation_p50_nanos\":%d,\"rotation_p99_nanos\":%d}%n",
                seen.count(),
                seen.percentile(0.5),
                seen.percentile(0.99));
    }
}
