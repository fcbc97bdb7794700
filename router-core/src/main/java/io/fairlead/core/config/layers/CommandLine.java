package io.fairlead.core.config.layers;

import io.fairlead.core.config.problem.Layer;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays {@code KEY=VALUE} options over a tree. Whether there is such a key is for the reader to say. */
public final class CommandLine {
    private static final String OPTION = "--set";

    /** What is surely a key; all else may be a secret that was put in the wrong place, and is not shown. */
    private static final Pattern KEY = Pattern.compile("[a-z]{3,20}(?:\\.[a-z][a-z0-9_-]{0,30})+");

    private static final Pattern SEGMENT = Pattern.compile("\"([^\"]+)\"(?:\\.|$)|([^.\"]+)(?:\\.|$)");

    private CommandLine() {}

    /** The tree with all options over it, a later one over an earlier one. */
    public static MapNode over(MapNode below, List<String> options, Problems problems) {
        MapNode tree = below;
        for (String option : options) {
            int split = option.indexOf('=');
            if (split < 0 && KEY.matcher(option).matches()) {
                problems.add(Position.in(Layer.COMMAND_LINE, OPTION + " " + option), "", "no value", "KEY=VALUE");
                continue;
            }
            if (split <= 0) {
                problems.add(Position.in(Layer.COMMAND_LINE, OPTION), "", "no KEY= at its start", "KEY=VALUE");
                continue;
            }
            String key = option.substring(0, split).strip();
            Position at = Position.in(Layer.COMMAND_LINE, OPTION + " " + key);
            List<String> segments = segments(key);
            if (segments.isEmpty() || key.contains("[")) {
                problems.add(at, "", "'" + key + "'", "keys joined by dots; a list is replaced as a whole");
                continue;
            }
            SingleValue value = new SingleValue(path(segments, tree), option.substring(split + 1), at);
            tree = tree.with(value.tree(problems));
        }
        return tree;
    }

    private static List<String> segments(String key) {
        List<String> segments = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(key);
        int end = 0;
        while (segment.lookingAt()) {
            segments.add(segment.group(1) == null ? segment.group(2) : segment.group(1));
            end = segment.end();
            segment.region(end, key.length());
        }
        return end == key.length() && !key.endsWith(".") ? segments : List.of();
    }

    /** Names that hold dots are found without quotes, too, if they are there. */
    private static List<String> path(List<String> segments, MapNode tree) {
        List<String> path = new ArrayList<>();
        ConfigNode node = tree;
        int from = 0;
        while (from < segments.size()) {
            int to = from + 1;
            if (node instanceof MapNode map) {
                to = longestName(segments, from, map);
            }
            String key = String.join(".", segments.subList(from, to));
            node = node instanceof MapNode map ? map.get(key) : null;
            path.add(key);
            from = to;
        }
        return path;
    }

    private static int longestName(List<String> segments, int from, MapNode map) {
        for (int to = segments.size(); to > from; to--) {
            if (map.members().containsKey(String.join(".", segments.subList(from, to)))) {
                return to;
            }
        }
        return from + 1;
    }
}
