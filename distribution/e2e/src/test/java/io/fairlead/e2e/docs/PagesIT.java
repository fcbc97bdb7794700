package io.fairlead.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.docs.Page.Block;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagesIT {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final Pattern QUESTION = Pattern.compile("-d '(\\{.*?})'");

    @TempDir
    private Path folder;

    @Test
    void show_good_configurations() throws IOException, InterruptedException {
        List<Block> blocks = Page.all().stream()
                .flatMap(page -> page.blocks("yaml").stream())
                .toList();
        Command check = Command.in(folder, "check");
        for (Block block : blocks) {
            Files.writeString(folder.resolve(block.fileName()), block.text());
            check.with(block.fileName());
            VARIABLE.matcher(block.text()).results().forEach(name -> check.variable(name.group(1), "any-key-1234"));
        }

        Result result = check.run();

        assertThat(blocks).hasSizeGreaterThan(5);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).hasSameSizeAs(blocks).allMatch(line -> line.contains(": good, "));
        assertThat(result.exit()).isZero();
    }

    @Test
    void show_what_the_gateway_answers() throws IOException {
        Page readme = Page.named("README.md");
        Matcher question = QUESTION.matcher(readme.text());
        assertThat(question.find()).isTrue();
        String streamed = question.group(1)
                .replace("\"max_tokens\":12", "\"max_tokens\":3")
                .replaceFirst("\\{", "{\"stream\":true,");
        String configuration = Files.readString(Archive.home().resolve("conf/fairlead.yaml"));

        try (Gateway gateway = Gateway.start(folder, configuration);
                Connection client = Connection.to(gateway.port())) {
            String answer =
                    client.post("/v1/chat/completions", question.group(1)).text();
            String stream = client.post("/v1/chat/completions", streamed).text();

            assertThat(timeless(answer))
                    .isEqualToIgnoringNewLines(
                            timeless(readme.blocks("json").getFirst().text()));
            assertThat(timeless(stream.strip()))
                    .isEqualTo(timeless(readme.blocks("").getFirst().text()).strip());
        }
    }

    private static String timeless(String answer) {
        return answer.replaceAll("\"created\":[0-9]+", "\"created\":0");
    }

    @Test
    void show_what_is_said_of_a_variable_that_is_not_set() throws IOException, InterruptedException {
        Page quickstart = Page.named("docs/quickstart.md");
        Files.writeString(
                folder.resolve("fairlead.yaml"),
                quickstart.blocks("yaml").getFirst().text());

        Result result = Command.in(folder).run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(quickstart.blocks("")).extracting(Block::text).contains(result.err());
    }

    @Test
    void show_what_is_said_of_an_engine_that_does_not_run() throws IOException {
        String configuration = """
                defaults: { max-wait: 0s, retry: { backoff: 0s } }
                providers: { ollama: { type: openai, preset: ollama, base-url: "http://127.0.0.1:1/v1", discover: false } }
                """;
        try (Gateway gateway = Gateway.start(folder, configuration);
                Connection client = Connection.to(gateway.port())) {
            String question = "{\"model\":\"ollama/qwen3:8b\",\"messages\":[]}";
            String message = client.post("/v1/chat/completions", question)
                    .json()
                    .at("/error/message")
                    .asText();

            assertThat(Page.named("docs/quickstart.md").blocks(""))
                    .extracting(Block::text)
                    .contains(message + "\n");
        }
    }
}
