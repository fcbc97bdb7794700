package io.fairlead.plugin.simulator;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong.
 *
 * @param status the status of the answer, for {@code STATUS}
 * @param retryAfter what the answer asks the client to wait, for {@code STATUS}, or null
 * @param after how many tokens come first, for what happens within an answer
 * @param when which requests it happens to
 */
record Mishap(Kind kind, int status, @Nullable Duration retryAfter, int after, When when) {
    private static final Pattern STATUS = Pattern.compile("([45]\\d\\d)(?:/([0-9.]+(?:ms|s|m|h)))?");
    private static final Pattern WITHIN = Pattern.compile("(cut|stall|error)(?:-after-(\\d{1,6}))?");
    private static final String EXPECTED = "a failure such as 429@10%, 429/20s@1, 500@every-3, drop, cut-after-20@2-4,"
            + " stall-after-5 or error-after-5";

    private static final Setting<Duration> WAIT = Setting.duration("wait");

    /** What can go wrong. */
    enum Kind {
        /** An error answer. */
        STATUS,
        /** The connection ends before an answer. */
        DROP,
        /** The connection ends within the answer. */
        CUT,
        /** The answer stops and the connection stays. */
        STALL,
        /** The answer ends in an error event. */
        ERROR
    }

    /** A status without a wait, for every request. */
    static Mishap ofStatus(int status) {
        return new Mishap(Kind.STATUS, status, null, 0, When.ALWAYS);
    }

    /** Reads a list, or a text with commas. */
    static List<Mishap> list(Object raw) {
        Stream<?> texts = raw instanceof List<?> list
                ? list.stream()
                : Stream.of(raw.toString().split(","));
        return texts.map(text -> of(text.toString().strip())).toList();
    }

    static Mishap of(String text) {
        int at = text.indexOf('@');
        String what = (at < 0 ? text : text.substring(0, at)).toLowerCase(Locale.ROOT);
        When when = at < 0 ? When.ALWAYS : When.of(text.substring(at + 1), EXPECTED);
        Matcher status = STATUS.matcher(what);
        if (status.matches()) {
            Duration wait = status.group(2) == null ? null : WAIT.parse(status.group(2));
            return new Mishap(Kind.STATUS, Integer.parseInt(status.group(1)), wait, 0, when);
        }
        if (what.equals("drop")) {
            return new Mishap(Kind.DROP, 0, null, 0, when);
        }
        Matcher within = WITHIN.matcher(what);
        if (!within.matches()) {
            throw new SettingException(EXPECTED);
        }
        Kind kind = Kind.valueOf(within.group(1).toUpperCase(Locale.ROOT));
        return new Mishap(kind, 0, null, within.group(2) == null ? 0 : Integer.parseInt(within.group(2)), when);
    }
}
