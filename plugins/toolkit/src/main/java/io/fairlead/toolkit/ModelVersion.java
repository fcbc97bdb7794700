package io.fairlead.toolkit;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version in a model's name; 5.10 is newer than 5.6. */
public record ModelVersion(int major, int minor) implements Comparable<ModelVersion> {
    private static final Comparator<ModelVersion> ORDER =
            Comparator.comparingInt(ModelVersion::major).thenComparingInt(ModelVersion::minor);
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})(?!\\d)(?:\\.(\\d{1,2})(?!\\d))?");

    /** What stands behind the first {@code prefix} in the name, if it is a version. */
    public static Optional<ModelVersion> behind(String prefix, String model) {
        String name = model.toLowerCase(Locale.ROOT);
        int start = name.indexOf(prefix);
        if (start < 0) {
            return Optional.empty();
        }
        Matcher numbers = NUMBERS.matcher(name).region(start + prefix.length(), name.length());
        if (!numbers.lookingAt()) {
            return Optional.empty();
        }
        String minor = numbers.group(2);
        return Optional.of(
                new ModelVersion(Integer.parseInt(numbers.group(1)), minor == null ? 0 : Integer.parseInt(minor)));
    }

    /** Whether it is this one or newer. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return compareTo(new ModelVersion(otherMajor, otherMinor)) >= 0;
    }

    @Override
    public int compareTo(ModelVersion other) {
        return ORDER.compare(this, other);
    }
}
