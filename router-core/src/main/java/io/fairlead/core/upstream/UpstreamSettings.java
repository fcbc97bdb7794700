package io.fairlead.core.upstream;

import io.fairlead.core.http.FieldParser;
import java.time.Duration;

/**
 * Bounds of the client.
 *
 * @param connections most connections per way to an origin, at work and idle together
 * @param idle how long an unused connection is kept
 * @param maxAge how long a connection is used at all, so that a changed address is noticed
 * @param headBytes longest head of a reply
 * @param headerLines most header lines of a reply
 */
public record UpstreamSettings(int connections, Duration idle, Duration maxAge, int headBytes, int headerLines) {
    /** A stream holds its connection for as long as somebody talks, so the bound is one for runaway loops only. */
    private static final int MOST_CONNECTIONS = 16_384;

    /** What serves most. */
    public static final UpstreamSettings DEFAULT =
            new UpstreamSettings(MOST_CONNECTIONS, Duration.ofSeconds(60), Duration.ofMinutes(10), 65_536, 200);

    /** Checks ranges. */
    public UpstreamSettings {
        check("connections", connections, 1, 1_000_000);
        check("headBytes", headBytes, 256, FieldParser.MAX_HEAD_BYTES);
        check("headerLines", headerLines, 1, 10_000);
        if (idle.isNegative() || maxAge.isNegative()) {
            throw new IllegalArgumentException(
                    "found idle " + idle + " and maxAge " + maxAge + ", expected none below 0");
        }
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("found " + name + " " + value + ", expected " + min + " to " + max);
        }
    }
}
