package io.fairlead.benchmarks.load;

/** Counts what happens between the end of the warm-up and the end of the run, and nothing else. */
final class LoadTally {
    private final long fromNanos;
    private final long untilNanos;
    private final LatencyHistogram answers = new LatencyHistogram();
    private final LatencyHistogram firstChunks = new LatencyHistogram();
    private final LatencyHistogram chunks = new LatencyHistogram();
    private long ok;
    private long refused;
    private long errors;

    LoadTally(long fromNanos, long untilNanos) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
    }

    private boolean counts(long now) {
        return now >= fromNanos && now < untilNanos;
    }

    /** A whole answer; {@code since} is when its request was due. */
    void answered(long since, long now, int status) {
        if (!counts(now)) {
            return;
        }
        answers.add(now - since);
        if (status == 200) {
            ok++;
            return;
        }
        refused++;
    }

    void firstChunk(long since, long now) {
        if (counts(now)) {
            firstChunks.add(now - since);
        }
    }

    /** A chunk that the upstream wrote at {@code stamp}. */
    void chunk(long stamp, long now) {
        if (counts(now)) {
            chunks.add(now - stamp);
        }
    }

    /** A connection that failed, an answer that cannot be read, or a stream without its end. */
    void failed(long now) {
        if (counts(now)) {
            errors++;
        }
    }

    /** A request that the run has given up. */
    void unanswered() {
        errors++;
    }

    LoadReport report(long waiting) {
        double seconds = (untilNanos - fromNanos) / 1e9;
        return new LoadReport(
                ok,
                refused,
                errors,
                (ok + refused) / seconds,
                micros(answers, 0.5),
                micros(answers, 0.99),
                chunks.count(),
                chunks.count() / seconds,
                micros(chunks, 0.5),
                micros(chunks, 0.99),
                micros(firstChunks, 0.5),
                waiting);
    }

    private static double micros(LatencyHistogram histogram, double share) {
        return histogram.count() == 0 ? Double.NaN : histogram.percentile(share) / 1e3;
    }
}
