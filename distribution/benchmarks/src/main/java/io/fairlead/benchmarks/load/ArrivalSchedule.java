package io.fairlead.benchmarks.load;

/**
 * When the requests of an open loop are due. A request that finds no free connection keeps its time, so waiting shows
 * as latency and not as a lower rate.
 */
final class ArrivalSchedule {
    private final long startNanos;
    private final int rate;
    private long taken;

    /** Creates the schedule of a closed loop when the rate is 0: a request is due whenever one is asked for. */
    ArrivalSchedule(long startNanos, int rate) {
        this.startNanos = startNanos;
        this.rate = rate;
    }

    boolean open() {
        return rate > 0;
    }

    boolean due(long now) {
        return !open() || next() <= now;
    }

    /** When the next request is due. */
    long next() {
        return dueAt(taken);
    }

    /** Takes the next request; gives the moment from which its latency counts. */
    long take(long now) {
        return open() ? dueAt(taken++) : now;
    }

    /** How many requests are due and not taken. */
    long waiting(long now) {
        return open() && due(now) ? (now - next()) * rate / 1_000_000_000 + 1 : 0;
    }

    private long dueAt(long index) {
        return startNanos + index * 1_000_000_000 / rate;
    }
}
