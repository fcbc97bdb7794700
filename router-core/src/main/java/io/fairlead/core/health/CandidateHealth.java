package io.fairlead.core.health;

import io.fairlead.api.error.FailureKind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Health of one candidate. Failures in a row disable it for a while; then one request probes it, and a success resets
 * everything. A rate limit pauses it until the stated time. Any other failure of the upstream pauses it, too, but only
 * as long as somebody else is there to be asked. Times are counts of {@code TimeSource.nanos()}; that of an attempt's
 * start tells news from what was under way when the candidate was paused or probed. Safe for many threads.
 */
public final class CandidateHealth {
    private static final Set<FailureKind> NOBODYS_FAULT = Set.of(
            FailureKind.INVALID_REQUEST,
            FailureKind.CONTEXT_LENGTH,
            FailureKind.UNSUPPORTED,
            FailureKind.UNREADABLE_PROOF,
            FailureKind.CONTENT_POLICY,
            FailureKind.AUTH);
    private static final int HIGHEST_SCORE = 10;
    private static final int LONGEST_STREAK = 20;
    private static final Duration LONGEST_WAIT = Duration.ofDays(31);

    private final Pause limited = new Pause();
    private final Pause troubled = new Pause();
    private volatile boolean clean = true;
    private volatile int score;
    private boolean operatorDisabled;
    private int failures;
    private boolean unknownSinceSuccess;
    private boolean otherSinceSuccess;
    private boolean disabled;
    private boolean probing;
    private long probeStart;
    private long disabledSince;
    private long disabledUntil;
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
            return new Standing(Standing.OPERATOR, "disabled by the operator", null, false);
        }
        if (disabled && now < disabledUntil) {
            Duration remaining = Duration.ofNanos(disabledUntil - now);
            return new Standing("disabled", cause.name(), remaining, false, modelUnknown());
        }
        if (limited.holds(now)) {
            return new Standing("paused", FailureKind.RATE_LIMIT.name(), limited.remaining(now), false);
        }
        if (disabled) {
            return probing ? new Standing("probing", cause.name(), null, false, modelUnknown()) : null;
        }
        return troubled.holds(now) ? new Standing("paused", cause.name(), troubled.remaining(now), true) : null;
    }

    /** Of an outage only the last word may be that the model is not known, which says little of the model. */
    private boolean modelUnknown() {
        return unknownSinceSuccess && !otherSinceSuccess;
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
        probeStart = now;
        return true;
    }

    /** An attempt succeeded. One that began before a limit was met, or before the candidate was disabled, lifts neither. */
    public void succeeded(long start) {
        if (!clean) {
            reset(start);
        }
    }

    private synchronized void reset(long start) {
        failures = 0;
        unknownSinceSuccess = false;
        otherSinceSuccess = false;
        streak = 0;
        score = Math.max(0, score - 1);
        troubled.end();
        if (limited.precedes(start)) {
            limited.end();
        }
        if (disabled && start - disabledSince >= 0) {
            disabled = false;
            probing = false;
        }
        clean = score == 0 && !disabled && !limited.isSet() && !operatorDisabled;
    }

    /** An attempt ended without saying anything about the candidate: the client left, or the request was at fault. */
    public void released(long start) {
        if (!clean) {
            freeProbe(start);
        }
    }

    /** What began before the probe cannot be the probe. */
    private synchronized void freeProbe(long start) {
        probing &= start < probeStart;
    }

    /**
     * An attempt failed.
     *
     * @param wait what the upstream asked for, or null
     * @param start of the attempt
     */
    public void failed(FailureKind kind, @Nullable Duration wait, HealthRules rules, long start, long now) {
        if (NOBODYS_FAULT.contains(kind)) {
            released(start);
            return;
        }
        count(kind, wait, rules, start, now);
    }

    private synchronized void count(
            FailureKind kind, @Nullable Duration wait, HealthRules rules, long start, long now) {
        clean = false;
        freeProbe(start);
        failedOnce = true;
        lastFailure = now;
        boolean unknown = kind.equals(FailureKind.NOT_FOUND);
        unknownSinceSuccess |= unknown;
        otherSinceSuccess |= !unknown;
        if (kind.equals(FailureKind.RATE_LIMIT)) {
            limited.extend(now, length(wait, rules.rateLimitPause(), rules, limited.precedes(start)));
            return;
        }
        cause = kind;
        if (!unknown) {
            troubled.extend(now, length(wait, base(kind, rules), rules, troubled.precedes(start)));
        }
        score = Math.min(HIGHEST_SCORE, score + 1);
        failures++;
        if (failures >= rules.disableAfter()) {
            disabled = true;
            disabledSince = now;
            disabledUntil = now + rules.disableFor().toNanos();
        }
    }

    /** Attempts that were under way together and fail together double nothing: only what was asked later does. */
    private long length(@Nullable Duration wait, Duration base, HealthRules rules, boolean repeated) {
        if (wait != null) {
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT.toNanos() : wait.toNanos();
        }
        streak = repeated || streak == 0 ? streak + 1 : streak;
        long pause = base.toNanos() << Math.min(streak - 1, LONGEST_STREAK);
        long longest = Math.max(base.toNanos(), rules.longestPause().toNanos());
        return pause < 0 ? longest : Math.min(pause, longest);
    }

    private static Duration base(FailureKind kind, HealthRules rules) {
        return kind.equals(FailureKind.NETWORK) ? rules.networkPause() : rules.serverPause();
    }

    /** How long ago it last failed, whatever came of it; null if it never did. */
    public synchronized @Nullable Duration sinceFailure(long now) {
        return failedOnce ? Duration.ofNanos(now - lastFailure) : null;
    }

    /** Whether failures have taken it out of service, until a probe succeeds. */
    public boolean disabled() {
        return !clean && lookDisabled();
    }

    private synchronized boolean lookDisabled() {
        return disabled;
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
