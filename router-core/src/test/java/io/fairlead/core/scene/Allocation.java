package io.fairlead.core.scene;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * How many bytes a piece of work takes from the heap each time it is done. The least of several measurements counts, since
 * the compiler may still be at work in the first ones; the numbers do not depend on what else the machine does.
 */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3_000;
    private static final int TIMES = 500;
    private static final int MEASUREMENTS = 5;

    private static Object last = "";

    private Allocation() {}

    /** Bytes for one time; what the work gives is kept, so that nothing of it is left out as useless. */
    public static long of(Callable<?> work) throws Exception {
        repeat(work, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(work, TIMES);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least / TIMES;
    }

    private static void repeat(Callable<?> work, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            last = work.call();
        }
        if (last == null) {
            throw new IllegalStateException("found null as the result of the work, expected something");
        }
    }
}
