package io.fairlead.core.transport;

import io.fairlead.core.access.Way;

/** Makes connections. Other ways to carry them are other implementations. */
public interface Transport {
    /** A connection that is not open yet: it can be closed before, while and after it is made. Does no I/O. */
    Connection connection(Way way);

    /** How many lanes there are: a connection costs least for callers on the lane where it was used last. */
    default int lanes() {
        return 1;
    }

    /** The calling thread's lane, from 0. */
    default int lane() {
        return 0;
    }

    /** Does something on the calling thread's lane that the calling thread does not wait for. */
    default void aside(Runnable task) {
        Thread.startVirtualThread(task);
    }
}
