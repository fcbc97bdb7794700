package io.fairlead.core.fleet;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Bounds how often a route asks the same candidate again: a share of its requests of the last minute. Upstreams that are
 * in trouble get no more than that on top of what clients send them. Safe for many threads.
 */
public final class RetryBudget {
    private static final int BUCKETS = 6;
    private static final long BUCKET_NANOS = 10_000_000_000L;

    private final AtomicLongArray requests = new AtomicLongArray(BUCKETS);
    private final long[] retries = new long[BUCKETS];
    private volatile boolean begun;
    private volatile long newest;

    /** A request came. */
    public void request(long now) {
        long bucket = Math.floorDiv(now, BUCKET_NANOS);
        requests.getAndIncrement(begun && bucket <= newest ? Math.floorMod(newest, BUCKETS) : place(now));
    }

    /**
     * Takes one repetition out of the budget; false if there is none left.
     *
     * @param share of the requests, from 0 to 1
     * @param floor repetitions that are granted whatever the share says
     */
    public synchronized boolean retry(double share, long floor, long now) {
        int place = place(now);
        if (sum(retries) >= Math.max((double) floor, share * asked())) {
            return false;
        }
        retries[place]++;
        return true;
    }

    /** The place of now, after clearing those that have passed since the last time. */
    private synchronized int place(long now) {
        long bucket = Math.floorDiv(now, BUCKET_NANOS);
        long passed = begun ? bucket - newest : 0;
        for (long i = 1; i <= Math.min(passed, BUCKETS); i++) {
            int cleared = Math.floorMod(newest + i, BUCKETS);
            requests.set(cleared, 0);
            retries[cleared] = 0;
        }
        // A thread that read the time before another one looks may come after it.
        newest = begun ? Math.max(newest, bucket) : bucket;
        begun = true;
        return Math.floorMod(newest, BUCKETS);
    }

    private long asked() {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += requests.get(i);
        }
        return sum;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
