package io.fairlead.e2e.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
final class StrangersIT {
    private final ScriptedUpstream upstream = ScriptedUpstream.answering(chats());
    private Path folder;
    private Gateway gateway;

    /** The vendor answers wherever it is asked. */
    private static Script chats() {
        Script answer = OpenAiAnswers.saying("Hello there");
        return (call, wire) -> answer.answer(new Call(call.method(), Ask.CHAT, call.headers(), call.body()), wire);
    }

    @BeforeAll
    void start(@TempDir Path work) throws IOException {
        folder = work;
        Path plugins = Files.createDirectories(work.resolve("plugins"));
        for (Path jar : Archive.jars("plugins")) {
            String name = jar.getFileName().toString();
            if (name.contains("-openai-") || name.contains("-strategies-")) {
                Files.copy(jar, plugins.resolve(name));
            }
        }
        PluginJar.make("mirror", "example.mirror.MirrorPlugin", work.resolve("classes"), plugins);
        PluginJar.make("loudest", "example.loudest.LoudestPlugin", work.resolve("classes"), plugins);
        PluginJar.make("polite", "example.polite.PolitePlugin", work.resolve("classes"), plugins);
        gateway = Gateway.start(work, configuration(plugins));
    }

    private String configuration(Path plugins) {
        return """
                plugins: { folder: "%s" }
                defaults: { max-wait: 0s }
                providers:
                  vendor: { type: mirror, server: "%s", keys: ["%s"], retry: { same: 0 } }
                routes:
                  plain: { deployments: [vendor/m] }
                  sorted: { strategy: loudest, deployments: [vendor/m, vendor/longest, vendor/long] }
                  polite: { filters: [{ name: polite, word: "Be so kind: " }], deployments: [vendor/m] }
                """.formatted(plugins, upstream.url(), Planted.key("mirr"));
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void reset() {
        upstream.forget();
        upstream.script(chats());
    }

    private Answer ask(String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(Ask.CHAT, body);
        }
    }

    @Test
    void a_provider_reaches_its_vendor() throws IOException {
        Answer answer = ask(Ask.chat("plain"));

        assertThat(Said.whole(answer)).isEqualTo("Hello there");
        assertThat(upstream.last().path()).isEqualTo("/mirror/m");
        assertThat(upstream.last().header("x-mirror-key")).isEqualTo(Planted.key("mirr"));
        assertThat(upstream.last().json().path("mirrored").asBoolean()).isTrue();
        assertThat(upstream.last().json().path("model").asText()).isEqualTo("m");
    }

    @Test
    void a_provider_streams() throws IOException {
        Answer answer = ask(Ask.streamedChat("plain"));

        assertThat(Said.streamed(answer)).isEqualTo("Hello there");
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void a_strategy_orders() throws IOException {
        Script answer = OpenAiAnswers.saying("Hello there");
        upstream.script((call, wire) -> {
            if (call.path().endsWith("longest")) {
                wire.json(500, "{}");
                return;
            }
            answer.answer(new Call(call.method(), Ask.CHAT, call.headers(), call.body()), wire);
        });

        ask(Ask.chat("sorted"));

        assertThat(upstream.calls()).extracting(Call::path).containsExactly("/mirror/longest", "/mirror/long");
    }

    @Test
    void a_filter_changes_texts_on_both_ways() throws IOException {
        Answer answer = ask(Ask.chat("polite"));

        assertThat(upstream.last().json().at("/messages/0/content").asText())
                .isEqualTo("Be so kind: " + Planted.PROMPT);
        assertThat(Said.whole(answer)).isEqualTo("HELLO THERE");
        assertThat(answer.header("X-Polite")).isEqualTo("yes");
    }

    @Test
    void a_filter_changes_streams() throws IOException {
        Answer answer = ask(Ask.streamedChat("polite"));

        assertThat(Said.streamed(answer)).isEqualTo("HELLO THERE");
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void a_filter_refuses() throws IOException {
        Answer answer = ask("{\"max_tokens\":2000," + Ask.chat("polite").substring(1));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("found 2000 tokens, expected at most 1000");
        assertThat(upstream.count()).isZero();
    }

    @Test
    void the_list_of_plugins_has_them() throws Exception {
        Command.Result result = Command.in(folder)
                .with(
                        "plugin",
                        "list",
                        "--config",
                        folder.resolve("fairlead.yaml").toString())
                .run();

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("mirror", "loudest", "polite", "1.2.3", "A stranger");
    }
}
