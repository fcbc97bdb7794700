package io.fairlead.core.config.read;

import io.fairlead.core.config.Secret;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.ListNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.ScalarNode;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may be shown of values: secrets by their last characters, variables by their names. */
final class Shown {
    private static final int LONGEST = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Shown() {}

    /** A phrase after "found". */
    static String found(ConfigNode node, boolean secret) {
        if (!(node instanceof ScalarNode scalar) || scalar.isNothing()) {
            return node.kind();
        }
        boolean fromVariable = !scalar.written().equals(scalar.text());
        return fromVariable && !secret
                ? "the value of '" + brief(scalar.written()) + "'"
                : "'" + value(node, secret) + "'";
    }

    /** The value itself. */
    static String value(ConfigNode node, boolean secret) {
        return switch (node) {
            case ScalarNode scalar -> secret ? new Secret(scalar.text()).hint() : brief(scalar.written());
            case ListNode list ->
                list.items().stream().map(item -> value(item, secret)).collect(Collectors.joining(", ", "[", "]"));
            case MapNode map ->
                map.members().entrySet().stream()
                        .map(member ->
                                member.getKey() + ": " + value(member.getValue().value(), secret))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** A default. */
    static String fallback(Object value) {
        if (value instanceof Duration duration) {
            return duration(duration.toMillis());
        }
        return value.equals(Integer.MAX_VALUE) ? "all" : value.toString();
    }

    private static String duration(long millis) {
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String brief(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
