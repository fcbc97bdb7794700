package io.fairlead.core.health;

import io.fairlead.api.error.FailureKind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Health of one candidate. Failures in a row disable it for a while; then one request probes it, and a success resets
 * everything. A rate limit pauses it until the stated time. Any other failure of the upstream pauses it, too, but only
 * as long as somebody else is there to be asked. Times are counts of {@code TimeSource.nanos()}. Safe for many threads.
 */
public final class CandidateHealth {
    private static final Set<FailureKind> NOBODYS_FAULT = Set.of(
            FailureKind.INVALID_REQUEST, FailureKind.CONTEXT_LENGTH, FailureKind.CONTENT_POLICY, FailureKind.AUTH);
    private static final int HIGHEST_SCORE = 10;
    private static final int LONGEST_STREAK = 20;

    private volatile boolean clean = true;
    private volatile int score;
    private boolean operatorDisabled;
    private int failures;
    private boolean disabled;
    private boolean probing;
    private long disabledUntil;
    private boolean paused;
    private long pausedUntil;
    private int streak;
    private boolean failedOnce;
    private long lastFailure;
    private FailureKind cause = FailureKind.UNKNOWN;

    /** Why it should not be asked now; null if it may. */
    public @Nullable Standing standing(long now) {
        return clean ? null : look(now);
    }

    private synchronized @Nullable Standing look(long now) {
        if (operatorDisabled) {
            return new Standing("operator", "disabled by the operator", null, false);
        }
        if (disabled && now < disabledUntil) {
            return new Standing("disabled", cause.name(), Duration.ofNanos(disabledUntil - now), false);
        }
        if (disabled && probing) {
            return new Standing("probing", cause.name(), null, false);
        }
        if (!disabled && paused && now < pausedUntil) {
            boolean soft = !cause.equals(FailureKind.RATE_LIMIT);
            return new Standing("paused", cause.name(), Duration.ofNanos(pausedUntil - now), soft);
        }
        return null;
    }

    /** Takes the place of the one probe if the candidate waits for one; false if another request has it. */
    public boolean begin(long now) {
        return clean || beginProbe(now);
    }

    private synchronized boolean beginProbe(long now) {
        if (!disabled) {
            return true;
        }
        if (now < disabledUntil || probing) {
            return false;
        }
        probing = true;
        return true;
    }

    /** An attempt succeeded. */
    public void succeeded() {
        if (!clean) {
            reset();
        }
    }

    private synchronized void reset() {
        failures = 0;
        disabled = false;
        probing = false;
        paused = false;
        streak = 0;
        score = Math.max(0, score - 1);
        clean = score == 0 && !operatorDisabled;
    }

    /** An attempt ended without saying anything about the candidate: the client left, or the request was at fault. */
    public void released() {
        if (!clean) {
            freeProbe();
        }
    }

    private synchronized void freeProbe() {
        probing = false;
    }

    /** An attempt failed. {@code wait} is what the upstream asked for, or null. */
    public void failed(FailureKind kind, @Nullable Duration wait, HealthRules rules, long now) {
        if (NOBODYS_FAULT.contains(kind)) {
            released();
            return;
        }
        count(kind, wait, rules, now);
    }

    private synchronized void count(FailureKind kind, @Nullable Duration wait, HealthRules rules, long now) {
        clean = false;
        probing = false;
        failedOnce = true;
        lastFailure = now;
        cause = kind;
        pause(kind, wait, rules, now);
        if (kind.equals(FailureKind.RATE_LIMIT)) {
            return;
        }
        score = Math.min(HIGHEST_SCORE, score + 1);
        failures++;
        if (failures >= rules.disableAfter()) {
            disabled = true;
            disabledUntil = now + rules.disableFor().toNanos();
        }
    }

    private void pause(FailureKind kind, @Nullable Duration wait, HealthRules rules, long now) {
        if (kind.equals(FailureKind.NOT_FOUND)) {
            return;
        }
        long until = now + (wait == null ? doubled(base(kind, rules), rules) : wait.toNanos());
        pausedUntil = paused ? Math.max(pausedUntil, until) : until;
        paused = true;
    }

    private long doubled(Duration base, HealthRules rules) {
        long pause = base.toNanos() << Math.min(streak, LONGEST_STREAK);
        streak++;
        long longest = Math.max(base.toNanos(), rules.longestPause().toNanos());
        return pause < 0 ? longest : Math.min(pause, longest);
    }

    private static Duration base(FailureKind kind, HealthRules rules) {
        if (kind.equals(FailureKind.RATE_LIMIT)) {
            return rules.rateLimitPause();
        }
        return kind.equals(FailureKind.NETWORK) ? rules.networkPause() : rules.serverPause();
    }

    /** Whether it failed within the time given, whatever came of it. */
    public synchronized boolean failedWithin(Duration time, long now) {
        return failedOnce && now - lastFailure < time.toNanos();
    }

    /** Errors of late: +1 for each failure, -1 for each success. */
    public int score() {
        return score;
    }

    /** Takes it out of service, or back. */
    public synchronized void operator(boolean disable) {
        operatorDisabled = disable;
        clean = clean && !disable;
    }
}
