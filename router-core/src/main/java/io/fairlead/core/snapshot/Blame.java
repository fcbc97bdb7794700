package io.fairlead.core.snapshot;

/** Told of each failure of a plugin's code on the way of a request, so that operators see whose it is. */
@FunctionalInterface
public interface Blame {
    /** Nobody's. */
    Blame NONE = () -> {};

    /** One call failed. */
    void failed();
}
