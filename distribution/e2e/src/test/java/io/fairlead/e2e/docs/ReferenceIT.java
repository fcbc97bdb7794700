package io.fairlead.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.upstream.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of pages that the program writes itself; {@code -Dgolden.rewrite=true} puts there what it says now. */
final class ReferenceIT {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "reference");

    @TempDir
    private Path folder;

    @Test
    void has_a_page_for_each_plugin() throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        for (JsonNode plugin : Json.tree(said("plugin", "list", "--json")).path("plugins")) {
            String id = plugin.path("id").asText();
            pages.add(id + ".md");
            assertWritten(id + ".md", said("plugin", "describe", id, "--markdown"));
        }

        assertThat(pages).hasSizeGreaterThan(5);
        try (Stream<Path> files = Files.list(REFERENCE)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".md")))
                    .containsExactlyInAnyOrderElementsOf(pages);
        }
    }

    @Test
    void has_the_schema_of_configurations() throws IOException, InterruptedException {
        assertWritten("fairlead.schema.json", said("schema"));

        assertThat(Archive.home().resolve("conf").resolve("fairlead.schema.json"))
                .hasSameTextualContentAs(REFERENCE.resolve("fairlead.schema.json"));
    }

    private String said(String... command) throws IOException, InterruptedException {
        Result result = Command.in(folder, command).run();
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        return result.out();
    }

    private static void assertWritten(String name, String text) throws IOException {
        Path file = REFERENCE.resolve(name);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualToNormalizingNewlines(text);
    }

    @Test
    void is_told_on_the_command_line_as_well() throws IOException, InterruptedException {
        assertThat(said("plugin", "describe", "strategy.fastest-first").lines())
                .contains("strategy.fastest-first")
                .noneMatch(line -> line.startsWith("strategy.cost"))
                .anyMatch(line -> line.matches(" +window +duration +2m +\\S.*"))
                .anyMatch(line -> line.matches(" +explore +percentage +1% +\\S.*"));

        JsonNode redact = Json.tree(said("plugin", "describe", "redact", "--json"));
        assertThat(redact.path("version").asText()).isEqualTo("0.1.0");
        assertThat(redact.at("/extensions/0/id").asText()).isEqualTo("filter.redact");
        assertThat(redact.at("/extensions/0/settings/2/key").asText()).isEqualTo("restore");
        assertThat(redact.at("/extensions/0/settings/2/default").asText()).isEqualTo("true");
    }

    @Test
    void names_what_there_is_where_something_else_is_asked_for() throws IOException, InterruptedException {
        Result result =
                Command.in(folder, "plugin", "describe", "strategy.none").run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("found no plugin and no extension 'strategy.none', expected one of anthropic, ")
                .contains("strategy.fastest-first");
    }
}
