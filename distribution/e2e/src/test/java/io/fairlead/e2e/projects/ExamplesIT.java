package io.fairlead.e2e.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.strangers.PluginJar;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The examples, built as strangers would: with the API of the archive and nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
final class ExamplesIT {
    private static final Path EXAMPLES = Path.of("..", "..", "plugins", "examples");
    private static final List<String> NAMES = List.of("two-choices", "opening-hours", "json-meters", "nimbus");
    private static final String CONFIGURATION = """
            providers:
              demo: { type: simulator, latency: 0s, tokens-per-second: 0, models: [small, large] }
              nimbus: { type: nimbus, base-url: "%s/v1", keys: [key-of-nimbus], models: [cirrus], discover: false }
            routes:
              smart: { strategy: two-choices, deployments: [demo/small, demo/large] }
              open: { deployments: [demo/small], filters: [{ name: opening-hours, from: "%s", to: "%s" }] }
              closed: { deployments: [demo/small], filters: [{ name: opening-hours, from: "%s", to: "%s" }] }
            metrics: [json-meters]
            """;

    private final ScriptedUpstream vendor = ScriptedUpstream.answering(ExamplesIT::generate);
    private Gateway gateway;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path shared) throws IOException {
        folder = shared;
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        for (Path jar : Archive.jars("plugins")) {
            Files.copy(jar, plugins.resolve(jar.getFileName()));
        }
        for (String name : NAMES) {
            build(EXAMPLES.resolve(name).resolve("src").resolve("main"), name, plugins);
        }
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        gateway = Gateway.start(
                folder,
                CONFIGURATION.formatted(
                        vendor.url(), now.minusHours(1), now.plusHours(1), now.plusHours(2), now.plusHours(3)),
                Command.in(folder)
                        .with("--plugins", plugins.toString())
                        .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s"));
    }

    private void build(Path main, String name, Path plugins) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.walk(main.resolve("java"))) {
            PluginJar.compile(
                    files.filter(file -> file.toString().endsWith(".java")).toList(), classes);
        }
        Path service = Path.of("META-INF", "services", "io.fairlead.api.RouterPlugin");
        Files.createDirectories(classes.resolve(service).getParent());
        Files.copy(main.resolve("resources").resolve(service), classes.resolve(service));
        Map<String, String> manifest =
                Map.of("Plugin-Id", name, "Plugin-Version", "0.1.0", "Plugin-Requires", ">=0.1.0 & <0.2.0");
        PluginJar.pack(classes, manifest, plugins.resolve(name + ".jar"));
    }

    /** What Nimbus answers. */
    private static void generate(Call call, Wire wire) throws IOException {
        if (call.json().path("live").asBoolean()) {
            wire.events();
            wire.data("{\"text\":\"High \"}");
            wire.data("{\"text\":\"up\"}");
            wire.data("{\"why\":\"done\",\"spent\":[3,2]}");
            wire.end();
            return;
        }
        wire.json(200, "{\"text\":\"High up\",\"why\":\"limit\",\"spent\":[3,2]}");
    }

    @AfterAll
    void stop() {
        gateway.close();
        vendor.close();
    }

    private Answer chat(String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(Ask.CHAT, body);
        }
    }

    @Test
    void the_strategy_spreads_requests() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (int i = 0; i < 50 && asked.size() < 2; i++) {
            asked.add(String.valueOf(chat(Ask.chat("smart")).header("X-Fairlead-Deployment")));
        }

        assertThat(asked).containsExactly("demo/large", "demo/small");
    }

    @Test
    void the_filter_closes_a_route() throws IOException {
        assertThat(chat(Ask.chat("open")).status()).isEqualTo(200);
        Answer refused = chat(Ask.chat("closed"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/message").asText()).startsWith("time: found ");
    }

    @Test
    void the_exporter_serves_its_page() throws IOException {
        chat(Ask.chat("open"));

        Await.until(
                "the meter",
                () -> gateway.operatorPage("/meters.json").body().contains("\"name\":\"fairlead.exchanges\""));
    }

    @Test
    void the_provider_is_translated_for() throws IOException {
        Answer whole = chat(Ask.chat("nimbus/cirrus"));
        Call call = vendor.calls().getLast();
        Answer stream = chat(Ask.streamedChat("nimbus/cirrus"));

        assertThat(call.path()).isEqualTo("/v1/generate");
        assertThat(call.header("authorization")).isEqualTo("Nimbus key-of-nimbus");
        assertThat(call.json().path("engine").asText()).isEqualTo("cirrus");
        assertThat(call.json().at("/turns/0/from").asText()).isEqualTo("user");
        assertThat(Said.whole(whole)).isEqualTo("High up");
        assertThat(whole.json().at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(whole.json().at("/usage/total_tokens").asInt()).isEqualTo(5);
        assertThat(Said.streamed(stream)).isEqualTo("High up");
        assertThat(Said.ended(stream)).isTrue();
    }
}
