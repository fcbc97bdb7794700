package io.fairlead.e2e.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.strangers.PluginJar;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin with a provider, a strategy, a filter and an exporter, under load. */
final class LivePluginsIT {
    private static final int CLIENTS = 64;
    private static final int CYCLES = 50;

    private final ScriptedUpstream upstream = ScriptedUpstream.answering(LivePluginsIT::answer);
    private Path work;
    private Path plugins;
    private Path classes;
    private Gateway gateway;

    /** Says which version called. */
    private static void answer(Call call, io.fairlead.e2e.upstream.Wire wire) throws IOException {
        String[] path = call.path().split("/");
        if (path[2].equals("teapot")) {
            wire.json(418, "{}");
            return;
        }
        Script says = OpenAiAnswers.saying(path[1]);
        says.answer(new Call(call.method(), Ask.CHAT, call.headers(), call.body()), wire);
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        work = folder;
        plugins = Files.createDirectories(work.resolve("plugins"));
        for (Path jar : Archive.jars("plugins")) {
            Files.copy(jar, plugins.resolve(jar.getFileName()));
        }
        classes = PluginJar.compiled("live", work.resolve("classes"));
        Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve("io.fairlead.api.RouterPlugin"), "example.live.LivePlugin\n");
        gateway = Gateway.start(work, without());
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    private String without() {
        return """
                plugins: { folder: "%s" }
                defaults: { max-wait: 0s, retry: { same: 0 }, disable: { after: 1000 } }
                providers:
                  demo: { type: simulator, models: [small], latency: 0s, tokens-per-second: 0 }
                routes:
                  steady: { deployments: [demo/small] }
                metrics: [prometheus]
                """.formatted(plugins);
    }

    private String with() {
        return without()
                .replace("metrics: [prometheus]", "metrics: [prometheus, live]")
                .replace("providers:", "providers:\n  live: { type: live, server: \"%s\" }".formatted(upstream.url()))
                .replace("routes:", """
                        routes:
                          alive: { strategy: live, filters: [live], deployments: [live/m] }
                          teapot: { filters: [live], deployments: [live/teapot, demo/small] }""");
    }

    private void change(String configuration) throws IOException {
        Path next = Files.writeString(work.resolve("next.yaml"), configuration);
        Files.move(next, gateway.configuration(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path jar(String version) throws IOException {
        Files.writeString(classes.resolve("live-version.txt"), version);
        Path jar = work.resolve("live-" + version + ".jar");
        PluginJar.pack(
                classes,
                Map.of(
                        "Plugin-Id",
                        "live",
                        "Plugin-Version",
                        "1.0." + version.replaceAll("\\D", ""),
                        "Plugin-Requires",
                        ">=0.1.0 & <0.2.0"),
                jar);
        return jar;
    }

    /** As an operator would, but for the process. */
    private Answer install(Path jar) throws IOException {
        return admin("POST", "", Files.readAllBytes(jar));
    }

    private Answer admin(String method, String path, byte[] body) throws IOException {
        try (Connection connection = Connection.to(gateway.adminPort())) {
            String head =
                    method + " /admin/v1/plugins" + path + " HTTP/1.1\r\nHost: localhost\r\nX-Fairlead-Admin: 1\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n";
            return connection.send(head).send(body).answer();
        }
    }

    private Answer ask(String route) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(Ask.CHAT, Ask.chat(route));
        }
    }

    private void serves(String version) throws IOException {
        Answer answer = ask("alive");
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(Said.whole(answer)).isEqualTo(version);
        assertThat(answer.header("X-Live")).isEqualTo(version);
        assertThat(gateway.operatorPage("/live").body()).startsWith(version + " ");
    }

    @Test
    void plugins_come_change_and_go_under_load() throws Exception {
        Load load = Load.on(gateway.port(), "steady", CLIENTS);
        try (load) {
            Files.move(jar("v1"), plugins.resolve("live.jar"), StandardCopyOption.ATOMIC_MOVE);
            change(with());
            Await.until("the plugin", () -> ask("alive").status() == 200);
            serves("v1");

            assertThat(install(jar("v2")).status()).isEqualTo(200);
            serves("v2");

            Answer broken = install(jar("broken3"));
            assertThat(broken.status()).isEqualTo(409);
            assertThat(broken.text()).contains("IllegalStateException");
            serves("v2");

            Files.writeString(plugins.resolve("live-1.0.2.jar"), "half of a download");
            Await.until(
                    "the problem",
                    () -> gateway.operatorPage("/admin/v1/plugins").body().contains("not a readable jar"));
            Await.until("a line of it", () -> gateway.log().text().contains("version 1.0.2 stays in use"));
            serves("v2");

            Files.move(jar("v4"), plugins.resolve("live-1.0.2.jar"), StandardCopyOption.REPLACE_EXISTING);
            Await.until("the repair", () -> Said.whole(ask("alive")).equals("v4"));
            serves("v4");

            Answer needed = admin("POST", "/live/disable", new byte[0]);
            assertThat(needed.status()).isEqualTo(409);
            assertThat(needed.text()).contains("is still in use").contains("'live'");
            serves("v4");

            change(without());
            Await.until("its routes gone", () -> ask("alive").status() == 404);
            assertThat(admin("POST", "/live/disable", new byte[0]).text()).contains("\"state\":\"disabled\"");
            assertThat(admin("POST", "/live/enable", new byte[0]).status()).isEqualTo(200);
            assertThat(admin("DELETE", "/live", new byte[0]).text()).doesNotContain("live-1.0");
            assertThat(load.served()).isPositive();
        }
        assertThat(load.failures()).isEmpty();
        assertThat(loaders()).isZero();
    }

    @Test
    void every_version_that_was_used_is_forgotten() throws Exception {
        Load load = Load.on(gateway.port(), "steady", 2);
        try (load) {
            Files.move(jar("v0"), plugins.resolve("live.jar"), StandardCopyOption.ATOMIC_MOVE);
            change(with());
            Await.until("the plugin", () -> ask("alive").status() == 200);
            cycles(1, CYCLES / 2);
            Await.until("one version loaded", () -> loaders() == 1);
            long classes = classes();
            cycles(CYCLES / 2 + 1, CYCLES);
            Await.until("one version loaded", () -> loaders() == 1);
            assertThat(classes()).as("not one class for each version").isLessThan(classes + CYCLES / 2);
            assertThat(failures()).isPositive();
            assertThat(gateway.operatorPage("/metrics").body())
                    .containsPattern("fairlead_plugin_calls_seconds_count\\{kind=\"filter\",plugin=\"live\"} [1-9]")
                    .containsPattern("fairlead_plugin_calls_seconds_sum\\{kind=\"provider\",plugin=\"live\"} [0-9]")
                    .containsPattern("fairlead_plugin_failures_total\\{plugin=\"live\"} [1-9]");
        }
        assertThat(load.failures()).isEmpty();
    }

    private void cycles(int from, int to) throws IOException {
        for (int i = from; i <= to; i++) {
            assertThat(install(jar("v" + i)).status()).isEqualTo(200);
            use("v" + i);
        }
    }

    private int failures() throws IOException {
        for (JsonNode plugin : admin("GET", "", new byte[0]).json().path("plugins")) {
            if (plugin.path("id").asText().equals("live")) {
                return plugin.path("failures").asInt();
            }
        }
        return 0;
    }

    /** Plain, streamed, failed in the plugin and left. */
    private void use(String version) throws IOException {
        serves(version);
        assertThat(ask("teapot").header("X-Fairlead-Deployment")).isEqualTo("demo/small");
        try (Connection connection = Connection.to(gateway.port())) {
            assertThat(Said.streamed(connection.post(Ask.CHAT, Ask.streamedChat("alive"))))
                    .isEqualTo(version);
        }
        try (Connection connection = Connection.to(gateway.port())) {
            String body = Ask.streamedChat("alive");
            connection.send("POST " + Ask.CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            connection.reset();
        }
    }

    /** How many versions of the plugin the gateway's Java holds, after it has looked for garbage. */
    private long loaders() throws IOException, InterruptedException {
        jcmd("GC.run");
        return jcmd("VM.classloaders")
                .lines()
                .filter(line -> line.contains("plugin-live"))
                .count();
    }

    private long classes() throws IOException, InterruptedException {
        String usage = jcmd("VM.metaspace");
        Matcher total =
                Pattern.compile("Total Usage - \\d+ loaders, (\\d+) classes").matcher(usage);
        assertThat(total.find()).as(usage).isTrue();
        return Long.parseLong(total.group(1));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(gateway.pid()), command)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
