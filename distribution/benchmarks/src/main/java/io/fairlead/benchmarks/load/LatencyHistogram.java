package io.fairlead.benchmarks.load;

/**
 * Counts times in buckets that grow with the value: 128 to a power of two, so a percentile is off by 0.4 % at most,
 * at any number of values and in constant space.
 */
public final class LatencyHistogram {
    private static final int BITS = 7;
    private static final int PER_POWER = 1 << BITS;

    private final long[] buckets = new long[(Long.SIZE - BITS) * PER_POWER];
    private long count;

    /** Counts one time; a negative one counts as 0. */
    public void add(long nanos) {
        buckets[bucket(Math.max(0, nanos))]++;
        count++;
    }

    /** How many times have been counted. */
    public long count() {
        return count;
    }

    /** The smallest time that {@code share} of all times do not exceed, in nanoseconds; 0 when there are none. */
    public long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(count * share));
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return middle(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int shift = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(nanos | PER_POWER));
        int plain = (int) (nanos >>> shift);
        return plain + shift * PER_POWER;
    }

    private static long middle(int bucket) {
        int shift = Math.max(0, bucket / PER_POWER - 1);
        long low = (long) (bucket - shift * PER_POWER) << shift;
        return low + (1L << shift) / 2;
    }
}
