package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.config.Recover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may be said for all requests, or for those of one route. */
public final class RoundKeys {
    private static final long MOST = 1000;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);

    public static final Setting<Duration> SKIP_FAILED_FOR = Setting.duration("skip-failed-for")
            .withDefault(Duration.ZERO)
            .describedAs("Candidates that failed within this time are skipped.");
    public static final Setting<Integer> MAX_ATTEMPTS = Setting.of(
                    "max-attempts", "all or integer", RoundKeys::attempts)
            .withDefault(Integer.MAX_VALUE)
            .describedAs("Different candidates in one round.");
    public static final Setting<Duration> MAX_WAIT = Setting.duration("max-wait")
            .withDefault(Duration.ofSeconds(30))
            .describedAs("How long a request may wait once all candidates are skipped or failed.");
    public static final Setting<Duration> FIRST = step("first", "10s")
            .describedAs("The wait where nothing says when a candidate is free again; doubles with each repetition.");
    public static final Setting<Duration> LONGEST =
            step("longest", "10m").describedAs("Where the doubling of repeated waits ends.");

    public static final Section WAIT =
            Section.of("wait", "Waiting for a candidate, within max-wait.", Key.of(FIRST), Key.of(LONGEST));

    public static final Setting<String> CONTENT_POLICY = Setting.oneOf("content-policy", List.of("stop", "next"))
            .withDefault("stop")
            .describedAs("Whether a refusal by an upstream's content rules is final, or the next candidate is asked.");
    public static final Setting<List<Recover>> RECOVER = Setting.of(
                    "recover", "error, or one or a list of continue, match", RoundKeys::ways)
            .withDefault(List.of())
            .describedAs("What a client gets when a stream breaks after its first content.");

    /** All of them. */
    public static final Section ALL = Section.of(
            "round",
            "What holds for one request over all its candidates.",
            Key.of(SKIP_FAILED_FOR),
            Key.of(MAX_ATTEMPTS),
            Key.of(MAX_WAIT),
            Key.of(WAIT),
            Key.of(CONTENT_POLICY),
            Key.of(RECOVER));

    private RoundKeys() {}

    private static Setting<Duration> step(String key, String fallback) {
        Setting<Duration> any = Setting.duration(key);
        Setting<Duration> setting = Setting.of(key, "duration of 1s or more", raw -> {
            Duration duration = any.parse(raw);
            if (duration.compareTo(SHORTEST_STEP) < 0) {
                throw new SettingException("a duration of 1s or more");
            }
            return duration;
        });
        return setting.withDefault(setting.parse(fallback));
    }

    private static List<Recover> ways(Object raw) {
        if (raw.equals("error")) {
            return List.of();
        }
        List<Recover> ways = new ArrayList<>();
        for (Object word : raw instanceof List<?> list ? list : List.of(raw)) {
            Recover way = Arrays.stream(Recover.values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElse(null);
            if (way == null || ways.contains(way)) {
                throw new SettingException("error, or one or a list of continue, match, each once");
            }
            ways.add(way);
        }
        if (ways.isEmpty()) {
            throw new SettingException("error, or one or a list of continue, match, each once");
        }
        return ways;
    }

    private static int attempts(Object raw) {
        if (raw.equals("all")) {
            return Integer.MAX_VALUE;
        }
        try {
            return Math.toIntExact(Setting.integer("max-attempts", 1, MOST).parse(raw));
        } catch (SettingException e) {
            throw new SettingException("all, or a whole number from 1 to " + MOST);
        }
    }
}
