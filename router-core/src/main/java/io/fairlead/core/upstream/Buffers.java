package io.fairlead.core.upstream;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Byte arrays of one size that are used again. Shared by all threads, since a virtual thread lives for one request; a
 * thread's number picks where it looks first, so threads seldom meet.
 */
final class Buffers {
    private static final int SLOTS = 64;
    private static final int TRIES = 4;

    /** Places stand a cache line apart, so that two processors never write to the same one for two threads. */
    private static final int LINE = 16;

    private final int size;
    private final AtomicReferenceArray<byte @Nullable []> slots = new AtomicReferenceArray<>(SLOTS * LINE);

    Buffers(int size) {
        this.size = size;
    }

    /** An array of this size with any content. */
    byte[] take() {
        int first = firstSlot();
        for (int i = 0; i < TRIES; i++) {
            byte[] kept = slots.getAndSet(place(first + i), null);
            if (kept != null) {
                return kept;
            }
        }
        return new byte[size];
    }

    /** Gives an array back; the caller must not touch it again. Arrays of another size are let go. */
    void give(byte[] array) {
        if (array.length != size) {
            return;
        }
        int first = firstSlot();
        for (int i = 0; i < TRIES; i++) {
            int slot = place(first + i);
            if (slots.get(slot) == null) {
                // Should another thread give one to the same place at this moment, one of the two is let go.
                slots.setRelease(slot, array);
                return;
            }
        }
    }

    private static int firstSlot() {
        return (int) Thread.currentThread().threadId();
    }

    private static int place(int slot) {
        return (slot & SLOTS - 1) * LINE;
    }
}
