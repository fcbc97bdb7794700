package io.fairlead.translation.rubbish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;

/**
 * Gives rubbish to a decoder for a while. Each input may take the processor, and memory, up to a bound; both count what was
 * used on the way, not what is left.
 */
final class Trial {
    private static final Logger LOGGER = System.getLogger(Trial.class.getName());
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MOST_BYTES = 8 << 20;

    private final Decoder decoder;
    private final long seed;
    private final Mutation mutation;
    private volatile String current = "";
    private long read;
    private long refused;
    private long longest;
    private long most;

    Trial(Decoder decoder, long seed) {
        this.decoder = decoder;
        this.seed = seed;
        this.mutation = new Mutation(new Random(seed));
    }

    /** What is being read. */
    String current() {
        return decoder.title() + " with seed " + seed + ", from " + current;
    }

    void run(Duration time) {
        for (long began = System.nanoTime(); System.nanoTime() - began < time.toNanos(); ) {
            once(decoder.next(mutation));
        }
        LOGGER.log(
                Level.INFO,
                "rubbish decoder={0} seed={1} read={2} refused={3} longest-ms={4} most-kb={5}",
                decoder.title(),
                String.valueOf(seed),
                String.valueOf(read),
                String.valueOf(refused),
                String.valueOf(longest / 1_000_000),
                String.valueOf(most / 1024));
        assertThat(read).as("read by %s", decoder.title()).isPositive();
        assertThat(refused > 0).as("refused by %s", decoder.title()).isNotEqualTo(decoder.readsAll());
    }

    private void once(Decoder.Attempt attempt) {
        current = attempt.input();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        try {
            boolean sense = attempt.reading().getAsBoolean();
            read += sense ? 1 : 0;
            refused += sense ? 0 : 1;
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError(current(), thrown);
        }
        long took = THREADS.getCurrentThreadCpuTime() - nanos;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        longest = Math.max(longest, took);
        most = Math.max(most, allocated);
        if (took > LONGEST_NANOS || allocated > MOST_BYTES) {
            throw new AssertionError("took " + took + " ns and " + allocated + " bytes: " + current());
        }
    }
}
