package io.fairlead.api.strategy;

import java.util.function.Function;

/**
 * A strategy's state for one route, as named numbers that start at 0. It outlives reloads of the configuration and new
 * versions of the plugin. Names that begin with a candidate's id or a base URL are dropped once nothing uses those.
 */
public interface Numbers {
    /** Adds to a number and gives the sum. Atomic. */
    long add(String name, long amount);

    /** Reads and writes several numbers as one step; no other step of this route runs meanwhile, so keep it short. */
    <R> R update(Function<Cells, R> step);

    /** The numbers within one step. */
    interface Cells {
        /** The value of a number. */
        long get(String name);

        /** Sets a number; 0 frees it. */
        void set(String name, long value);
    }
}
