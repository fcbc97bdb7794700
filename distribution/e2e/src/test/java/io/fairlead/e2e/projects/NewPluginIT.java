package io.fairlead.e2e.projects;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each kind of plugin from {@code plugin new} to a served request. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
final class NewPluginIT {
    private static final String ASK = "{\"model\":\"smart\",\"ask\":\"Hello\",\"stream\":true}";

    private static final List<String> KINDS = List.of("strategy", "filter", "exporter", "provider", "protocol");
    private static final String BEFORE = "providers: { demo: { type: simulator, models: [small] } }\n";

    private static final Pattern GUIDE = Pattern.compile("`([^`]*plugin-guide\\.md)`");

    private Path folder;

    /** As the guide says, but for all kinds with one run of Maven: its start takes longer than a build. */
    @BeforeAll
    void build(@TempDir Path shared) throws IOException, InterruptedException {
        folder = shared;
        for (String kind : KINDS) {
            Result written = Command.in(folder, "plugin", "new", kind, "my-" + kind, "--package", "com.acme." + kind)
                    .run();
            assertThat(written.err()).isEmpty();
            assertThat(written.exit()).isZero();
        }
        String readme = Files.readString(project("filter").resolve("README.md"));
        assertThat(GUIDE.matcher(readme).results())
                .singleElement()
                .satisfies(guide -> assertThat(Path.of(guide.group(1))).isRegularFile());
        Files.writeString(folder.resolve("pom.xml"), all());
        Maven.in(folder).build(folder);
    }

    private static String all() {
        String modules = KINDS.stream().map("<module>my-%s</module>"::formatted).collect(joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>all</artifactId>
                  <version>1.0.0</version>
                  <packaging>pom</packaging>
                  <modules>%s</modules>
                </project>
                """.formatted(modules);
    }

    private Path project(String kind) {
        return folder.resolve("my-" + kind);
    }

    private Gateway served(String kind) throws IOException, InterruptedException {
        return served(kind, Command.in(project(kind)));
    }

    /** Installs the plugin into a gateway that runs, and has that serve by the project's configuration. */
    private Gateway served(String kind, Command command) throws IOException, InterruptedException {
        assertThat(project(kind).resolve("target/surefire-reports"))
                .isDirectoryContaining(report -> report.toString().endsWith("KitTest.txt"));
        Path plugins = Files.createDirectories(folder.resolve("plugins-" + kind));
        for (Path jar : Archive.jars("plugins")) {
            Files.copy(jar, plugins.resolve(jar.getFileName()));
        }
        String itsOwn = Files.readString(project(kind).resolve("fairlead.yaml"));
        Gateway gateway = Gateway.start(
                project(kind),
                BEFORE,
                command.with("--plugins", plugins.toString())
                        .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s"));
        install(kind, plugins, gateway);
        Path next = Files.writeString(project(kind).resolve("next.yaml"), itsOwn);
        Files.move(next, gateway.configuration(), StandardCopyOption.ATOMIC_MOVE);
        Await.until("its configuration", () -> gateway.log().text().contains("the new configuration is served"));
        return gateway;
    }

    private void install(String kind, Path plugins, Gateway gateway) throws IOException, InterruptedException {
        Result installed = Command.in(project(kind), "plugin", "install", "target/my-" + kind + "-1.0.0.jar")
                .with("--plugins", plugins.toString())
                .with("--set", "server.admin.port=" + gateway.adminPort())
                .run();
        assertThat(installed.err()).isEmpty();
        assertThat(installed.out()).startsWith("installed my-" + kind + " 1.0.0 in the running gateway: ");
    }

    private static Answer post(Gateway gateway, String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    @Test
    void a_strategy_asks_whom_it_prefers() throws IOException, InterruptedException {
        try (Gateway gateway = served("strategy")) {
            Answer answer = post(gateway, Ask.CHAT, Ask.chat("smart"));

            assertThat(answer.header("X-Fairlead-Deployment")).isEqualTo("far/small");
        }
    }

    @Test
    void a_filter_masks_answers() throws IOException, InterruptedException {
        try (Gateway gateway = served("filter")) {
            assertThat(Said.whole(post(gateway, Ask.CHAT, Ask.chat("smart")))).startsWith("This is a *** answer");
            assertThat(Said.streamed(post(gateway, Ask.CHAT, Ask.streamedChat("smart"))))
                    .startsWith("This is a *** answer");
        }
    }

    @Test
    void an_exporter_shows_its_page() throws IOException, InterruptedException {
        try (Gateway gateway = served("exporter")) {
            post(gateway, Ask.CHAT, Ask.chat("smart"));

            Await.until(
                    "the meter",
                    () -> gateway.operatorPage("/my-exporter").body().contains("fairlead.exchanges"));
        }
    }

    @Test
    void a_provider_sends_its_key() throws IOException, InterruptedException {
        try (ScriptedUpstream vendor = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
                Gateway gateway = served(
                        "provider",
                        Command.in(project("provider")).variable("MY_PROVIDER_URL", vendor.url() + "/v1"))) {
            assertThat(Said.whole(post(gateway, Ask.CHAT, Ask.chat("smart")))).isEqualTo("Hello");
            assertThat(vendor.calls().getLast().header("x-my-key")).isEqualTo("any-key-will-do");
        }
    }

    @Test
    void a_protocol_serves_its_own_api() throws IOException, InterruptedException {
        try (Gateway gateway = served("protocol")) {
            Answer stream = post(gateway, "/my-protocol/ask", ASK);

            assertThat(stream.text()).startsWith("{\"say\":\"This\"}\n");
            assertThat(stream.text().lines().toList().getLast()).startsWith("{\"end\":\"stop\"");
        }
    }

    @Test
    void names_that_cannot_be_used_are_told() throws IOException, InterruptedException {
        assertThat(refusal("strateg", "any", "com.acme"))
                .contains("kind: found 'strateg', expected one of provider, strategy, filter, exporter, protocol");
        assertThat(refusal("filter", "My_Filter", "com.acme"))
                .contains("name: found 'My_Filter', expected lower case letters and digits");
        assertThat(refusal("filter", "any", "com.class.acme"))
                .contains("package: found 'com.class.acme', expected one of Java such as com.acme.routing");
        assertThat(refusal("filter", "any", "io.fairlead.api"))
                .contains("package: found 'io.fairlead.api', expected one of your own");
        assertThat(folder.resolve("any")).doesNotExist();
    }

    private String refusal(String kind, String name, String javaPackage) throws IOException, InterruptedException {
        Result result = Command.in(folder, "plugin", "new", kind, name, "--package", javaPackage)
                .run();
        assertThat(result.exit()).isEqualTo(2);
        return result.err();
    }

    @Test
    void a_folder_in_use_is_left_alone() throws IOException, InterruptedException {
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("notes.txt"), "mine");

        Result result = Command.in(folder, "plugin", "new", "filter", "any", "--folder", "used")
                .run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).isEqualToIgnoringNewLines("found used in use, expected an empty folder or none");
        try (Stream<Path> files = Files.list(used)) {
            assertThat(files).containsExactly(used.resolve("notes.txt"));
        }
    }
}
