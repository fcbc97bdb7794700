package io.fairlead.core.config;

/** An amount of memory: so many bytes, or a share of the heap from above 0 to 1 if the bytes are 0. */
public record MemoryBudget(long bytes, double share) {
    /** So many bytes. */
    public static MemoryBudget ofBytes(long bytes) {
        return new MemoryBudget(bytes, 0);
    }

    /** A share of the heap. */
    public static MemoryBudget ofHeap(double share) {
        return new MemoryBudget(0, share);
    }

    /** The bytes it comes to with a heap of so many bytes. */
    public long within(long heap) {
        return bytes > 0 ? bytes : (long) (heap * share);
    }

    @Override
    public String toString() {
        return bytes > 0 ? bytes + "B" : share * 100 + "%";
    }
}
