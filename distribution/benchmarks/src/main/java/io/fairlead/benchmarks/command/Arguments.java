package io.fairlead.benchmarks.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A command line taken apart: options with a value, switches, and the names that remain. */
public final class Arguments {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();

    private Arguments() {}

    /**
     * Reads a command line.
     *
     * @param line the words of the command
     * @param valued options that take the next word as their value; they may be repeated
     * @param switches options without a value
     */
    public static Arguments parse(List<String> line, Set<String> valued, Set<String> switches) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < line.size(); i++) {
            String word = line.get(i);
            if (!word.startsWith("-")) {
                arguments.rest.add(word);
                continue;
            }
            if (switches.contains(word)) {
                arguments.add(word, "");
                continue;
            }
            if (!valued.contains(word)) {
                throw new UsageException("unknown option " + word + "; known: " + known(valued, switches));
            }
            if (++i == line.size()) {
                throw new UsageException("option " + word + " needs a value");
            }
            arguments.add(word, line.get(i));
        }
        return arguments;
    }

    private static String known(Set<String> valued, Set<String> switches) {
        Set<String> all = new TreeSet<>(valued);
        all.addAll(switches);
        return String.join(" ", all);
    }

    private void add(String option, String value) {
        values.computeIfAbsent(option, any -> new ArrayList<>()).add(value);
    }

    /** True when the option or switch was given. */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** Every value of a repeatable option, in order. */
    public List<String> all(String option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** The words that belong to no option. */
    public List<String> rest() {
        return List.copyOf(rest);
    }

    /** The last value given, or the default. */
    public String text(String option, String otherwise) {
        List<String> given = all(option);
        return given.isEmpty() ? otherwise : given.getLast();
    }

    /** A whole number of at least {@code least}. */
    public int number(String option, int otherwise, int least) {
        String text = text(option, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below, together with numbers that are out of range
        }
        throw new UsageException(option + " is " + text + "; expected a whole number of at least " + least);
    }

    /** A time in seconds, fractions allowed, not negative and at most an hour. */
    public Duration seconds(String option, Duration otherwise) {
        if (!has(option)) {
            return otherwise;
        }
        String text = text(option, "");
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 0 && seconds <= 3600) {
                return Duration.ofMillis(Math.round(seconds * 1000));
            }
        } catch (NumberFormatException _) {
            // told below, together with numbers that are out of range
        }
        throw new UsageException(option + " is " + text + "; expected seconds from 0 to 3600");
    }
}
