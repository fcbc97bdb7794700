package io.fairlead.core.upstream;

import io.fairlead.core.transport.Connection;
import java.io.IOException;
import java.time.Duration;

/** A connection and its past. Owned by one call at a time, or by the pool while idle. */
final class PooledConnection implements Cuttable {
    /** Asking costs a system call, and what an upstream says out of turn was mostly there with its last reply. */
    private static final long LISTEN_AFTER_NANOS = Duration.ofMillis(1).toNanos();

    private static final long CHECK_AFTER_NANOS = Duration.ofSeconds(1).toNanos();

    private final Connection connection;
    private final long openedNanos;
    private boolean used;
    private long idleSinceNanos;
    private long idleNanos;

    PooledConnection(Connection connection, long now) {
        this.connection = connection;
        this.openedNanos = now;
    }

    Connection connection() {
        return connection;
    }

    /** Whether it carried a call before; a fresh one is still to be connected. */
    boolean used() {
        return used;
    }

    @Override
    public void cut() {
        connection.closeNow();
    }

    /** Turns it over to the pool for at most a time. */
    void rest(long now, long atMostNanos) {
        used = true;
        idleSinceNanos = now;
        idleNanos = atMostNanos;
    }

    /** How long it may rest. */
    long idleNanos() {
        return idleNanos;
    }

    /** Whether it was idle for too long, or is too old. */
    boolean expired(long now, long maxAgeNanos) {
        return now - idleSinceNanos >= idleNanos || old(now, maxAgeNanos);
    }

    /** Whether it was used for too long. */
    boolean old(long now, long maxAgeNanos) {
        return now - openedNanos >= maxAgeNanos;
    }

    /** Whether the other side still wants it; asked only after some idleness. */
    boolean alive(long now) {
        long rested = now - idleSinceNanos;
        if (rested < LISTEN_AFTER_NANOS) {
            return true;
        }
        try {
            return connection.available() == 0 && (rested < CHECK_AFTER_NANOS || !connection.stale());
        } catch (IOException broken) {
            return false;
        }
    }
}
