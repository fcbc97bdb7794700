package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configurations and what is said of them: problems, or where the values came from. Each file holds both, a dashed line
 * between them; {@code -Dgolden.rewrite=true} writes what is said now.
 */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/fairlead/core/config/load/golden");
    private static final String DIVIDER = "-".repeat(80);
    private static final Pattern DIVIDED = Pattern.compile("(?m)^-{80}$\n?");

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void saysWhatTheFileExpects(Path golden) throws IOException {
        String[] parts = DIVIDED.split(Files.readString(golden), 2);
        String said = LoadingCase.rendered(LoadingCase.of(parts[0]).load(folder), folder) + "\n";
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, parts[0] + DIVIDER + "\n" + said);
        }
        assertThat(said).doesNotContain("not-shown").isEqualTo(parts.length > 1 ? parts[1] : "");
    }
}
