package io.fairlead.core.upstream;

/** Something with a deadline that may move. */
public interface Watched {
    /** Stands for no deadline. */
    long NONE = Long.MAX_VALUE;

    /** When to call {@link #expire()}, on the watchdog's clock, or {@link #NONE}. Read by the watchdog's thread. */
    long deadlineNanos();

    /**
     * The deadline passed. Called by the watchdog's thread, again and again until the deadline moves or the watch ends, so
     * it must not block and may be called twice.
     */
    void expire();

    /** The gateway stops, and waits no longer: ends what is going on. Must not block. */
    default void stop() {}
}
