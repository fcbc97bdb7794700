package io.fairlead.core.plugin.context;

import java.time.Duration;

/** Calls back after a while. The action must be short: it only starts something else. */
interface Alarm extends AutoCloseable {
    /** Plans one call back. */
    Pending after(Duration delay, Runnable action);

    /** Plans nothing more and drops what is planned. */
    @Override
    void close();

    /** A planned call back. */
    interface Pending {
        /** Drops it, if it has not begun. */
        void cancel();
    }
}
