package io.fairlead.translation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests of one dialect, each with one thing that its API knows. A file has lines of comment that say where the members
 * come from, the path of the API after {@code @path}, the members of the plainest request after {@code @base}, and a
 * sample a line: a name, the members, and where a member of the base is replaced, what stands there without the thing,
 * with {@code " | "} between.
 *
 * @param path of the API
 * @param all of them, in the order of the file
 */
public record Samples(String path, List<Sample> all) {
    /** What stands for the model's name in paths and bodies. */
    public static final String MODEL = "m";

    /**
     * A request and the same without what it is about.
     *
     * @param name of the thing, in the words of the API
     * @param with the thing
     * @param without it
     */
    public record Sample(String name, String with, String without) {}

    /** Those of a dialect. */
    public static Samples of(String dialect) {
        Path file = Path.of("src", "test", "resources", "requests", dialect + ".txt");
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("expected samples of " + dialect, e);
        }
        String path = "";
        String base = "";
        List<Sample> samples = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@path ")) {
                path = line.substring("@path ".length());
            } else if (line.startsWith("@base ")) {
                base = line.substring("@base ".length());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                samples.add(sample(line.split(" \\| "), base));
            }
        }
        return new Samples(path, samples);
    }

    private static Sample sample(String[] parts, String base) {
        if (parts.length < 2) {
            throw new IllegalArgumentException("found sample '" + parts[0] + "', expected members after ' | '");
        }
        return parts.length == 3
                ? new Sample(parts[0].strip(), object(parts[1]), object(parts[2]))
                : new Sample(parts[0].strip(), object(base + "," + parts[1].strip()), object(base));
    }

    private static String object(String members) {
        return "{" + members.strip() + "}";
    }
}
