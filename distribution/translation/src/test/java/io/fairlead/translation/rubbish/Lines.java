package io.fairlead.translation.rubbish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that have one text in a line, and lines of comment. */
final class Lines {
    private Lines() {}

    static List<String> of(String name) {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "rubbish", name + ".txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
