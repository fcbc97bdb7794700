package io.fairlead.core.body;

import java.nio.file.Path;

/**
 * How much of bodies is kept, and where. All figures are bytes.
 *
 * @param maxBody a longer body is refused
 * @param heapBound what one body may take of the heap before it goes to a file
 * @param memory what all bodies together may take of the heap
 * @param spool folder for the files; of this gateway alone, since files of earlier runs are deleted in it
 * @param spoolMax what all files together may take
 */
public record BodyLimits(long maxBody, int heapBound, ByteBudget memory, Path spool, long spoolMax) {
    /** What a body may have where nothing else is said. */
    public static final long DEFAULT_MAX_BODY = 64L << 20;

    /** What a body takes of the heap where nothing else is said. */
    public static final int DEFAULT_HEAP_BOUND = 256 << 10;

    /** What all files take where nothing else is said. */
    public static final long DEFAULT_SPOOL_MAX = 4L << 30;

    /** Checks ranges. */
    public BodyLimits {
        if (maxBody < 1 || heapBound < 0 || spoolMax < 0) {
            throw new IllegalArgumentException("found maxBody " + maxBody + ", heapBound " + heapBound + ", spoolMax "
                    + spoolMax + ", expected at least 1, 0, 0");
        }
    }

    /** The same, but for bodies of at most so many bytes. */
    BodyLimits atMost(long bytes) {
        return new BodyLimits(Math.min(maxBody, bytes), heapBound, memory, spool, spoolMax);
    }
}
