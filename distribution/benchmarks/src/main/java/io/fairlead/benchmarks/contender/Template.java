package io.fairlead.benchmarks.contender;

import io.fairlead.benchmarks.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file with {@code @NAME@} where a benchmark puts its own values. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

    private Template() {}

    /** Writes the template, filled in, to the target. */
    static Path write(Path template, Map<String, String> values, Path target) throws IOException {
        if (!Files.isReadable(template)) {
            throw new UsageException("no readable file " + template);
        }
        return Files.writeString(target, fill(Files.readString(template), values));
    }

    static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("unknown place " + place.group() + "; known: " + values.keySet());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
