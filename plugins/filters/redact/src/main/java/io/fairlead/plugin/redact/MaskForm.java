package io.fairlead.plugin.redact;

import static java.util.stream.Collectors.joining;

import io.fairlead.api.settings.SettingException;
import io.fairlead.plugin.redact.find.DataKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** What placeholders look like: for each kind a text before the number and one after it. */
final class MaskForm {
    /** There is no placeholder here. */
    static final int NONE = 0;
    /** The text ends before a placeholder that may be one. */
    static final int UNFINISHED = -1;

    private static final String KIND = "{kind}";
    private static final String NUMBER = "{n}";
    private static final int LONGEST = 64;
    private static final int MOST_DIGITS = 9;

    private final String template;
    private final List<Parts> kinds;
    /** What placeholders begin with: most places of a text need no second look. */
    private final String firsts;

    private MaskForm(String template) {
        this.template = template;
        int number = template.indexOf(NUMBER);
        String before = template.substring(0, number);
        String after = template.substring(number + NUMBER.length());
        this.kinds = Arrays.stream(DataKind.values())
                .map(kind -> new Parts(kind, named(before, kind), named(after, kind)))
                .toList();
        this.firsts = kinds.stream()
                .map(parts -> parts.before().substring(0, 1))
                .distinct()
                .collect(joining());
    }

    /** What stands around the number in placeholders of one kind. */
    private record Parts(DataKind kind, String before, String after) {}

    private static String named(String part, DataKind kind) {
        return part.replace(KIND, kind.toString());
    }

    /**
     * The form that a template describes.
     *
     * @throws SettingException if placeholders of this form could not be told from the text around them, or would break
     *     the JSON that tools take
     */
    static MaskForm parse(String template) {
        int number = template.indexOf(NUMBER);
        int behind = number + NUMBER.length();
        if (!once(template, KIND) || !once(template, NUMBER) || template.length() > LONGEST) {
            throw new SettingException(
                    "a text of at most " + LONGEST + " characters with {kind} and {n} once each, such as [{kind}-{n}]");
        }
        if (number == 0
                || behind == template.length()
                || Character.isDigit(template.charAt(number - 1))
                || Character.isDigit(template.charAt(behind))) {
            throw new SettingException("a text that has something other than a digit before and after {n}");
        }
        if (template.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            throw new SettingException("a text without quotes, backslashes and control characters");
        }
        return new MaskForm(template);
    }

    private static boolean once(String template, String part) {
        int first = template.indexOf(part);
        return first >= 0 && template.indexOf(part, first + 1) < 0;
    }

    /** A placeholder. */
    String placeholder(DataKind kind, int number) {
        return named(template.replace(NUMBER, Integer.toString(number)), kind);
    }

    /** The kind of the placeholder at a place that has one. */
    DataKind kindAt(String text, int at) {
        for (Parts parts : kinds) {
            if (text.startsWith(parts.before(), at)) {
                return parts.kind();
            }
        }
        throw new IllegalArgumentException("found no placeholder at " + at + ", expected one");
    }

    /** The next place from which a placeholder may begin, or {@code to}. */
    int next(String text, int from, int to) {
        int nearest = to;
        for (int i = 0; i < firsts.length() && nearest > from; i++) {
            int found = text.indexOf(firsts.charAt(i), from, nearest);
            nearest = found < 0 ? nearest : found;
        }
        return nearest;
    }

    /**
     * Looks for a placeholder.
     *
     * @param highest the highest number that counts, by kind
     * @return the index after it, or {@link #NONE}, or {@link #UNFINISHED}
     */
    int end(String text, int at, ToIntFunction<DataKind> highest) {
        if (firsts.indexOf(text.charAt(at)) < 0) {
            return NONE;
        }
        for (Parts parts : kinds) {
            int most = highest.applyAsInt(parts.kind());
            int end = most == 0 ? NONE : end(text, at, parts, most);
            if (end != NONE) {
                return end;
            }
        }
        return NONE;
    }

    private int end(String text, int at, Parts parts, int most) {
        int digits = matched(text, at, parts.before());
        if (digits <= 0) {
            return digits;
        }
        int number = 0;
        int place = digits;
        while (place < text.length() && place - digits < MOST_DIGITS && digit(text, place)) {
            number = number * 10 + text.charAt(place++) - '0';
        }
        boolean none = place > digits && (text.charAt(digits) == '0' || number > most);
        if (none || place == digits && place < text.length()) {
            return NONE;
        }
        return matched(text, place, parts.after());
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The index after a part, {@code UNFINISHED} if the text ends within it, else {@code NONE}. */
    private static int matched(String text, int at, String part) {
        int there = Math.min(part.length(), text.length() - at);
        if (!text.regionMatches(at, part, 0, there)) {
            return NONE;
        }
        return there == part.length() ? at + there : UNFINISHED;
    }

    /** The template. */
    @Override
    public String toString() {
        return template;
    }
}
