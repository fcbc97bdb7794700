package io.fairlead.core.attempt;

/** Numbers the attempts of one exchange. */
final class AttemptCounter {
    private int count;

    /** The next number, beginning with 1. */
    int next() {
        return ++count;
    }
}
