package io.fairlead.e2e.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.strangers.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins by the command line, with a gateway that runs and without one. */
final class PluginCommandsIT {
    @TempDir
    private Path work;

    private Path plugins;
    private Path jar;
    private Path configuration;

    @BeforeEach
    void prepare() throws IOException {
        plugins = Files.createDirectories(work.resolve("plugins"));
        for (Path file : Archive.jars("plugins")) {
            Files.copy(file, plugins.resolve(file.getFileName()));
        }
        Path classes = PluginJar.compiled("polite", work.resolve("classes"));
        Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve("io.fairlead.api.RouterPlugin"), "example.polite.PolitePlugin\n");
        jar = work.resolve("polite.jar");
        Map<String, String> manifest =
                Map.of("Plugin-Id", "polite", "Plugin-Version", "1.2.3", "Plugin-Requires", ">=0.1.0 & <0.2.0");
        PluginJar.pack(classes, manifest, jar);
        configuration = Files.writeString(work.resolve("given.yaml"), text(""));
    }

    private String text(String more) {
        return """
                plugins: { folder: "%s"%s }
                providers: { demo: { type: simulator, models: [small] } }
                routes: { smart: { deployments: [demo/small] } }
                metrics: [prometheus]
                """.formatted(plugins, more);
    }

    private Result plugin(String... arguments) throws Exception {
        return Command.in(work, "plugin")
                .with(arguments)
                .with("--config", configuration.toString())
                .run();
    }

    @Test
    void reach_the_gateway_that_runs() throws Exception {
        try (Gateway gateway = Gateway.start(work, text(""))) {
            Files.writeString(configuration, text("") + "server: { admin: { port: " + gateway.adminPort() + " } }\n");

            Result installed = plugin("install", jar.toString());
            assertThat(installed.err()).isEmpty();
            assertThat(installed.out()).isEqualTo("installed polite 1.2.3 in the running gateway: filter.polite\n");
            assertThat(gateway.operatorPage("/admin/v1/plugins").body()).contains("filter.polite");
            assertThat(plugins.resolve("polite-1.2.3.jar")).exists();

            assertThat(plugin("disable", "polite").out()).isEqualTo("disabled polite in the running gateway\n");
            assertThat(plugin("list").out()).contains("polite 1.2.3 () disabled\n");
            Result enabled = Command.in(work, "plugin", "enable", "polite", "--admin", "" + gateway.adminPort())
                    .run();
            assertThat(enabled.out()).isEqualTo("enabled polite in the running gateway\n");

            Result needed = plugin("remove", "prometheus");
            assertThat(needed.exit()).isEqualTo(1);
            assertThat(needed.err())
                    .contains("plugin prometheus is still in use")
                    .contains("metrics[0]");

            assertThat(plugin("remove", "polite").exit()).isZero();
            assertThat(gateway.operatorPage("/admin/v1/plugins").body()).doesNotContain("filter.polite");
            assertThat(plugins.resolve("polite-1.2.3.jar")).doesNotExist();
        }
    }

    @Test
    void change_the_folder_where_no_gateway_runs() throws Exception {
        Result installed = plugin("install", "--offline", jar.toString());

        assertThat(installed.out()).startsWith("installed polite 1.2.3 in the folder " + plugins);
        assertThat(plugin("list", "--offline").out()).contains("polite 1.2.3 ()\n  filter.polite\n");
        assertThat(plugin("install", "--offline", "gone.jar").err()).contains("found no file gone.jar");
        assertThat(plugin("install", "--offline", "https://example.invalid/a.jar")
                        .err())
                .contains("found a URL without a checksum");
        assertThat(plugin("install", "--offline", jar.toString(), "--sha256", "00")
                        .err())
                .contains("found the SHA-256 ");
        assertThat(plugin("remove", "--offline", "none").err()).contains("found no plugin 'none'");
    }

    @Test
    void tell_where_they_looked_for_a_gateway() throws Exception {
        Files.writeString(configuration, text("") + "server: { admin: { port: 1 } }\n");

        Result changed = plugin("disable", "redact");
        assertThat(changed.exit()).isZero();
        assertThat(changed.out())
                .startsWith("disabled redact in the folder " + plugins)
                .endsWith("; no gateway with this folder answers at 127.0.0.1:1, --config or --admin names another\n");

        Result nobody = plugin("enable", "redact", "--admin", "1");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err())
                .isEqualTo("fairlead: --admin: found no gateway at 127.0.0.1:1,"
                        + " expected one that has its port for operators there\n");
        assertThat(plugin("list", "--offline").out()).contains("redact 0.1.0 (Fairlead) disabled\n");
    }

    /** Regression: one of both was passed over in silence. */
    @ParameterizedTest
    @CsvSource({
        "list --offline --admin 1, found both --admin and --offline",
        "disable redact --admin 1 --plugins other, found both --admin and --plugins",
        "verify polite.jar --admin 1, Unknown options: '--admin'",
        "verify polite.jar --offline, Unknown option: '--offline'",
    })
    void take_no_option_that_they_would_not_heed(String arguments, String told) throws Exception {
        Result refused = plugin(arguments.split(" "));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(told);
    }

    /** Regression: they told of whatever was wrong with the configuration, and of what was not why. */
    @Test
    void tell_only_why_the_folder_is_not_known() throws Exception {
        Files.writeString(configuration, """
                plugins: { foldr: here }
                providers: { one: { type: openai, keys: ["${UNSET_HERE}"] } }
                """);

        Result refused = plugin("list");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("plugins.foldr: found the unknown key")
                .hasLineCount(1);
    }

    @Test
    void name_the_file_that_is_no_plugin() throws Exception {
        String file = Files.writeString(work.resolve("notes.txt"), "no jar").toString();

        assertThat(plugin("install", "--offline", file).err()).startsWith("fairlead: " + file + ": not a readable jar");
        assertThat(plugin("verify", file).err()).startsWith("problem: " + file + ": not a readable jar");
    }

    @Test
    void install_from_a_repository() throws Exception {
        Path place = Files.createDirectories(work.resolve("repository/org/example/polite/1.2.3"));
        Files.copy(jar, place.resolve("polite-1.2.3.jar"));
        String repository = work.resolve("repository").toUri().toString();
        Files.writeString(configuration, text(", repository: \"" + repository + "\""));

        Result installed = plugin("install", "--offline", "org.example:polite:1.2.3");

        assertThat(installed.err()).isEmpty();
        assertThat(installed.out()).startsWith("installed polite 1.2.3");
        assertThat(plugin("install", "--offline", "org.example:polite:9").exit())
                .isEqualTo(1);
    }

    @Test
    void sign_and_verify() throws Exception {
        Path key = work.resolve("release.pem");
        Result made = Command.in(work, "plugin", "sign", "--key", key.toString(), "--new-key", jar.toString())
                .run();
        assertThat(made.err()).isEmpty();
        String publicKey = made.out().lines().findFirst().orElseThrow().replace("public key ", "");
        assertThat(plugin("verify", jar.toString(), "--trusted-key", publicKey).out())
                .startsWith("polite 1.2.3 ()\n  filter.polite\nsha256 ");

        Files.delete(work.resolve("polite.jar.sig"));
        Result unsigned = plugin("verify", jar.toString(), "--trusted-key", publicKey);
        assertThat(unsigned.exit()).isEqualTo(1);
        assertThat(unsigned.err()).contains("has neither a checksum in the configuration nor a signature");

        Files.writeString(configuration, text(", checksums: { polite: \"%s\" }".formatted("00".repeat(32))));
        assertThat(plugin("install", "--offline", jar.toString()).err()).contains("found the SHA-256 ");
        assertThat(plugins.resolve("polite-1.2.3.jar")).doesNotExist();
    }
}
