package io.fairlead.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The unpacked archive that the build left behind. */
public final class Archive {
    private static final Path HOME = Path.of(Objects.requireNonNull(
                    System.getProperty("fairlead.archive"),
                    "system property fairlead.archive, expected the unpacked archive"))
            .normalize();

    private Archive() {}

    /** The folder. */
    public static Path home() {
        return HOME;
    }

    /** The program. */
    public static Path command() {
        String name = System.getProperty("os.name", "").startsWith("Windows") ? "fairlead.cmd" : "fairlead";
        return HOME.resolve("bin").resolve(name);
    }

    /** The jars of `lib` or `plugins`, by name. */
    public static List<Path> jars(String folder) {
        try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
