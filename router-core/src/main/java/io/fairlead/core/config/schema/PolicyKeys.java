package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import java.time.Duration;

/** What may be said for all candidates, for a provider, a route or one deployment of a route; the nearest wins. */
public final class PolicyKeys {
    public static final Setting<Duration> CONNECT = limit("connect", "5s").describedAs("Until the connection stands.");
    public static final Setting<Duration> FIRST_BYTE =
            limit("first-byte", "60s").describedAs("Until the head of the answer is there.");
    public static final Setting<Duration> FIRST_CONTENT =
            limit("first-content", "60s").describedAs("Until the first content of the answer is there.");
    public static final Setting<Duration> IDLE = limit("idle", "60s").describedAs("Between two pieces of the answer.");
    public static final Setting<Duration> TOTAL = limit("total", "10m").describedAs("One attempt from start to end.");

    public static final Section TIMEOUTS = Section.of(
            "timeouts",
            "How long one attempt may take.",
            Key.of(CONNECT),
            Key.of(FIRST_BYTE),
            Key.of(FIRST_CONTENT),
            Key.of(IDLE),
            Key.of(TOTAL));

    public static final Setting<Long> SAME =
            Setting.integer("same", 0, 20).withDefault(1L).describedAs("How often the same candidate is tried again.");
    public static final Setting<Duration> BACKOFF = wait("backoff", "200ms")
            .describedAs("The wait before the same candidate is tried again; doubles with each repetition.");
    public static final Setting<Duration> WAIT_HERE = wait("wait-here-up-to", "0s")
            .describedAs(
                    "A wait that an upstream asks for is waited for at this candidate if it is no longer than this.");
    public static final Setting<Double> BUDGET = Setting.percent("budget")
            .withDefault(0.2)
            .describedAs(
                    "Share of a route's requests of the last minute that may be tried again at the same candidate.");
    public static final Setting<Long> BUDGET_FLOOR = Setting.integer("budget-floor", 0, 1_000_000)
            .withDefault(10L)
            .describedAs("Repetitions in a minute that a route may have whatever its budget says.");

    public static final Section RETRY = Section.of(
            "retry",
            "Trying the same candidate again before the next one.",
            Key.of(SAME),
            Key.of(BACKOFF),
            Key.of(WAIT_HERE),
            Key.of(BUDGET),
            Key.of(BUDGET_FLOOR));

    public static final Setting<Long> AFTER = Setting.integer("after", 1, 1000)
            .withDefault(3L)
            .describedAs("Consecutive failures that disable a candidate.");
    public static final Setting<Duration> FOR =
            limit("for", "10m").describedAs("How long a candidate is disabled; one probe follows.");

    public static final Section DISABLE =
            Section.of("disable", "Taking a failing candidate out.", Key.of(AFTER), Key.of(FOR));

    public static final Setting<Duration> RATE_LIMIT =
            wait("rate-limit", "60s").describedAs("After a rate limit that states no wait.");
    public static final Setting<Duration> SERVER = wait("server", "60s").describedAs("After an error of the upstream.");
    public static final Setting<Duration> NETWORK =
            wait("network", "10s").describedAs("After a connection that failed.");
    public static final Setting<Duration> LONGEST =
            limit("max", "10m").describedAs("Where the doubling of repeated pauses ends.");

    public static final Section PAUSE = Section.of(
            "pause",
            "How long a candidate rests after a failure.",
            Key.of(RATE_LIMIT),
            Key.of(SERVER),
            Key.of(NETWORK),
            Key.of(LONGEST));

    /** All of them. */
    public static final Section ALL = Section.of(
            "policies",
            "What holds for attempts at a candidate.",
            Key.of(TIMEOUTS),
            Key.of(RETRY),
            Key.of(DISABLE),
            Key.of(PAUSE));

    private PolicyKeys() {}

    private static Setting<Duration> wait(String key, String fallback) {
        Setting<Duration> setting = Setting.duration(key);
        return setting.withDefault(setting.parse(fallback));
    }

    private static Setting<Duration> limit(String key, String fallback) {
        Setting<Duration> any = Setting.duration(key);
        Setting<Duration> setting = Setting.of(key, "duration above 0", raw -> {
            Duration duration = any.parse(raw);
            if (duration.isZero()) {
                throw new SettingException("a duration above 0");
            }
            return duration;
        });
        return setting.withDefault(setting.parse(fallback));
    }
}
