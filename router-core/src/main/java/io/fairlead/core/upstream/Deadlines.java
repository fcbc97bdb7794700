package io.fairlead.core.upstream;

import java.time.Duration;

/**
 * How long the phases of a call may take.
 *
 * @param connect waiting for a free connection, or making one
 * @param firstByte from the request's last byte to the reply's first
 * @param idle the longest silence while the request is sent or the reply is received
 * @param total the whole call, from start to the end of the body
 */
public record Deadlines(Duration connect, Duration firstByte, Duration idle, Duration total) {
    /** Stands for no bound. */
    public static final Duration UNBOUNDED = Duration.ofDays(3650);

    /** Which deadline passed. */
    public enum Phase {
        /** No connection in time. */
        CONNECT,
        /** No reply in time. */
        FIRST_BYTE,
        /** Silence in the middle. */
        IDLE,
        /** The call as a whole took too long. */
        TOTAL
    }

    /** Checks ranges. */
    public Deadlines {
        check("connect", connect);
        check("first-byte", firstByte);
        check("idle", idle);
        check("total", total);
    }

    /** The bound of one phase. */
    Duration of(Phase phase) {
        return switch (phase) {
            case CONNECT -> connect;
            case FIRST_BYTE -> firstByte;
            case IDLE -> idle;
            case TOTAL -> total;
        };
    }

    private static void check(String name, Duration bound) {
        if (!bound.isPositive() || bound.compareTo(UNBOUNDED) > 0) {
            throw new IllegalArgumentException(
                    "found " + name + " deadline " + bound + ", expected more than 0 and at most " + UNBOUNDED);
        }
    }
}
