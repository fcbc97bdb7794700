package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on the kits shows is what runs. */
final class KitPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK =
            Pattern.compile("^```java title=\"([^\"]+)\"\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void showsATestOfOurOwnForEachKit() throws IOException {
        String page = Files.readString(ROOT.resolve("docs").resolve("testkit.md"));
        List<MatchResult> blocks = BLOCK.matcher(page).results().toList();

        assertThat(blocks).hasSize(6);
        for (MatchResult block : blocks) {
            assertThat(Files.readString(ROOT.resolve(block.group(1))))
                    .as(block.group(1))
                    .isEqualTo(block.group(2));
        }
    }
}
