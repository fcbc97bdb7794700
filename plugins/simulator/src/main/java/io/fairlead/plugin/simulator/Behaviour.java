package io.fairlead.plugin.simulator;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.api.settings.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a model answers.
 *
 * @param latency time to the first token
 * @param tokensPerSecond pace of the tokens; 0 for all at once
 * @param tokens length of an answer
 * @param failureRate share of requests that are answered by a server error
 * @param failures faults on demand; the first that is due happens
 * @param limits what one key may take in a minute
 */
record Behaviour(
        Duration latency, long tokensPerSecond, int tokens, double failureRate, List<Mishap> failures, Limits limits) {
    static final Setting<Duration> LATENCY =
            Setting.duration("latency").withDefault(Duration.ofMillis(50)).describedAs("Time to the first token.");
    static final Setting<Long> TOKENS_PER_SECOND = Setting.integer("tokens-per-second", 0, 1_000_000)
            .withDefault(80L)
            .describedAs("Pace of the tokens after the first; 0 sends all at once.");
    static final Setting<Long> TOKENS = Setting.integer("tokens", 1, 100_000)
            .withDefault(60L)
            .describedAs("Length of an answer, unless the request bounds it.");
    static final Setting<Double> FAILURE_RATE = Setting.percent("failure-rate")
            .withDefault(0.0)
            .describedAs("Share of requests that are answered with status 503.");
    static final Setting<List<Mishap>> FAILURES = Setting.of("failures", "list of failures", Mishap::list)
            .withDefault(List.of())
            .describedAs(
                    "What goes wrong and when: a status such as 500, or 429/20s with the wait it asks for; drop (no"
                            + " answer), cut-after-20, stall-after-20 or error-after-20 (tokens into the answer). Then @1 (the"
                            + " first request), @3-5, @every-4 or @10%; always without.");
    static final Setting<Long> RPM = Setting.integer("simulated-rpm", 0, 10_000_000)
            .withDefault(0L)
            .describedAs(
                    "Requests that one key may send to one model within 60 seconds before it gets 429; 0 for any.");
    static final Setting<Long> TPM = Setting.integer("simulated-tpm", 0, 1_000_000_000)
            .withDefault(0L)
            .describedAs("Tokens that one key may use of one model within 60 seconds before it gets 429; 0 for any.");

    Behaviour {
        failures = List.copyOf(failures);
    }

    static Behaviour of(SettingValues settings) {
        return new Behaviour(
                settings.get(LATENCY),
                settings.get(TOKENS_PER_SECOND),
                Math.toIntExact(settings.get(TOKENS)),
                settings.get(FAILURE_RATE),
                settings.get(FAILURES),
                new Limits(settings.get(RPM), settings.get(TPM)));
    }

    /**
     * The same with some other values, by the keys of the settings.
     *
     * @throws IllegalArgumentException if one does not fit
     */
    Behaviour with(Map<String, String> raw) {
        return new Behaviour(
                value(raw, LATENCY, latency),
                value(raw, TOKENS_PER_SECOND, tokensPerSecond),
                Math.toIntExact(value(raw, TOKENS, (long) tokens)),
                value(raw, FAILURE_RATE, failureRate),
                value(raw, FAILURES, failures),
                new Limits(value(raw, RPM, limits.rpm()), value(raw, TPM, limits.tpm())));
    }

    private static <T> T value(Map<String, String> raw, Setting<T> setting, T otherwise) {
        String text = raw.get(setting.key());
        if (text == null) {
            return otherwise;
        }
        try {
            return setting.parse(text);
        } catch (SettingException e) {
            throw new IllegalArgumentException(setting.key() + ": found '" + text + "', expected " + e.getMessage(), e);
        }
    }

    /** What one key may take in a minute; 0 for anything. */
    record Limits(long rpm, long tpm) {}
}
