package io.fairlead.api.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on compatibility names what is experimental, and until when. */
final class CompatibilityPageTest {
    private static final Pattern MARKED = Pattern.compile("(?m)^package (\\S+):.*@Experimental\\(eta=([0-9-]+)\\)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(io\\.fairlead\\.api\\S*)` \\| (\\S+) \\| \\S.* \\|$");

    @Test
    void has_each_mark_of_the_api_and_no_other() throws IOException {
        Map<String, String> marked = found(MARKED, Path.of("api-surface.txt"));

        assertThat(marked).hasSizeGreaterThan(10);
        assertThat(found(ROW, Path.of("..", "docs", "compatibility.md"))).isEqualTo(marked);
    }

    private static Map<String, String> found(Pattern pattern, Path file) throws IOException {
        Map<String, String> found = new TreeMap<>();
        pattern.matcher(Files.readString(file)).results().forEach(row -> found.put(row.group(1), row.group(2)));
        return found;
    }
}
