package io.fairlead.core.upstream;

import io.fairlead.core.transport.Connection;
import java.io.IOException;

/** A connection and its past. Owned by one call at a time, or by the pool while idle. */
final class PooledConnection implements Cuttable {
    private final Connection connection;
    private final long openedNanos;
    private int lane;
    private boolean used;
    private long idleSinceNanos;
    private long idleNanos;

    PooledConnection(Connection connection, int lane, long now) {
        this.connection = connection;
        this.lane = lane;
        this.openedNanos = now;
    }

    Connection connection() {
        return connection;
    }

    /** The lane of its last use. */
    int lane() {
        return lane;
    }

    /** Brings it to the caller's lane, where a fresh one will be connected; false if it is broken. */
    boolean move(int to) {
        if (to == lane) {
            return true;
        }
        if (!used) {
            lane = to;
            return true;
        }
        try {
            connection.move();
            lane = to;
            return true;
        } catch (IOException broken) {
            return false;
        }
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

    /** Whether the other side still wants it. */
    boolean alive() {
        return !connection.stale();
    }
}
