package io.fairlead.core.health;

import java.time.Duration;

/** A time in which a candidate is not asked. Used under its candidate's lock. */
final class Pause {
    private boolean set;
    private long since;
    private long until;

    boolean isSet() {
        return set;
    }

    boolean holds(long now) {
        return set && now < until;
    }

    Duration remaining(long now) {
        return Duration.ofNanos(until - now);
    }

    /** Whether it was made before an attempt began, so that the attempt's failure is a repeat. */
    boolean precedes(long start) {
        return set && since <= start;
    }

    /** Pauses from now on for so long; a later end that was set before stays. */
    void extend(long now, long nanos) {
        long to = now + nanos;
        until = set ? Math.max(until, to) : to;
        since = now;
        set = true;
    }

    void end() {
        set = false;
    }
}
