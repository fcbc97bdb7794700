package io.fairlead.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins that were built with an earlier API, kept as jars: both of the guide, which have extensions of every kind. They are
 * never built again but at a release, after it, with {@code -Dgolden.rewrite=true}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a script of a POSIX shell")
final class OldPluginsIT {
    private static final Path KEPT = Path.of("src", "test", "resources", "compatibility");
    private static final List<String> JARS = List.of("least-busy-1.0.0.jar", "acme-plugin-1.0.0.jar");
    private static final String ASK = "{\"model\":\"%s\",\"ask\":\"My secret\",\"stream\":true}";

    private final AcmeUpstream acme = new AcmeUpstream();

    @TempDir
    private Path folder;

    @Test
    void work_with_this_api() throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            rewrite();
        }

        assertServed(Archive.command());
    }

    @Test
    void work_with_an_api_that_has_more_of_everything() throws IOException {
        Path grown = GrownApi.archive(folder.resolve("grown"));

        assertServed(grown.resolve("bin").resolve("fairlead"));
    }

    private static void rewrite() throws IOException {
        GuideProject project = GuideProject.get();
        Files.createDirectories(KEPT);
        for (String jar : JARS) {
            Files.write(KEPT.resolve(jar), Files.readAllBytes(project.plugins().resolve(jar)));
        }
        Files.writeString(KEPT.resolve("fairlead.yaml"), project.guide().text("fairlead.yaml"));
    }

    private Gateway start(Path program, ScriptedUpstream upstream) throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        for (Path jar : Archive.jars("plugins")) {
            Files.copy(jar, plugins.resolve(jar.getFileName()));
        }
        for (String jar : JARS) {
            Files.copy(KEPT.resolve(jar), plugins.resolve(jar));
        }
        Path work = folder.resolve("work");
        Command command = Command.of(program, Files.createDirectories(work))
                .variable("ACME_URL", upstream.url() + "/v1")
                .variable("ACME_KEY", Planted.key("acme"))
                .with("--plugins", plugins.toString())
                .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s");
        return Gateway.start(work, Files.readString(KEPT.resolve("fairlead.yaml")), command);
    }

    private void assertServed(Path program) throws IOException {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(acme);
                Gateway gateway = start(program, upstream)) {
            for (String model : List.of("smart", "acme/large", "stamped", "masked")) {
                assertThat(Said.streamed(post(gateway, Ask.CHAT, Ask.streamedChat(model))))
                        .as(model)
                        .isNotBlank();
            }
            assertThat(post(gateway, Ask.CHAT, Ask.chat("tenants")).status()).isEqualTo(403);
            assertThat(Said.whole(post(gateway, Ask.CHAT, Ask.chat("polite")))).isEqualTo("Hello\n-- Acme");
            assertThat(Said.whole(post(gateway, Ask.CHAT, Ask.chat("memo/note"))))
                    .isEqualTo("Hello");
            assertThat(memo(gateway, "memo/note")).endsWith("{\"end\":\"stop\",\"tokens\":{\"in\":3,\"out\":2}}");
            assertThat(memo(gateway, "acme/large")).startsWith("{\"say\":\"Hello\"}");
            acme.chat((call, wire) -> {
                wire.events();
                wire.data(OpenAiAnswers.delta("large", "{\"content\":\"Hello\"}", "null"));
                OpenAiAnswers.finish(wire, "large", "never_heard_of");
            });
            assertThat(memo(gateway, "acme/large")).contains("{\"end\":\"never_heard_of\"");
            Await.until("a meter", () -> gateway.operatorPage("/meters").body().contains("fairlead.exchanges"));
            assertThat(gateway.log().text()).doesNotContain("problem", "plugin failed", "Error");
        }
    }

    private static String memo(Gateway gateway, String model) throws IOException {
        return post(gateway, "/memo/ask", ASK.formatted(model)).text().strip();
    }

    private static Answer post(Gateway gateway, String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }
}
