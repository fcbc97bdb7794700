package io.fairlead.translation.rubbish;

import java.util.function.BooleanSupplier;

/** Something that reads what comes from outside. */
interface Decoder {
    /**
     * One thing to read.
     *
     * @param input as people may see it
     * @param reading reads it: true if it made sense, false if it was refused in the words of the contract
     */
    record Attempt(String input, BooleanSupplier reading) {}

    /** What is read by whom. */
    String title();

    /** Rubbish for it. */
    Attempt next(Mutation mutation);

    /** Whether nothing is ever refused: what makes no sense is reported in another way. */
    default boolean readsAll() {
        return false;
    }
}
