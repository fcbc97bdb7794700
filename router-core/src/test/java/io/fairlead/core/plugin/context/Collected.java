package io.fairlead.core.plugin.context;

import java.lang.ref.ReferenceQueue;
import java.util.function.BooleanSupplier;

/** Waits for the garbage collector, for a bounded number of rounds. */
final class Collected {
    private Collected() {}

    /** Whether something becomes true within so many collections, 100 ms apart at most. */
    static boolean within(int rounds, BooleanSupplier condition) {
        ReferenceQueue<Object> never = new ReferenceQueue<>();
        for (int round = 0; round < rounds && !condition.getAsBoolean(); round++) {
            System.gc();
            try {
                never.remove(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return condition.getAsBoolean();
    }
}
