package io.fairlead.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.strangers.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the guide's script is one of a POSIX shell")
final class GuideOutputsIT {
    private static final Map<String, String> MANIFEST = Map.of(
            "Plugin-Id", "least-busy",
            "Plugin-Version", "1.0.0",
            "Plugin-Requires", ">=0.1.0 & <0.2.0");

    private final GuideProject project = GuideProject.get();
    private final Guide guide = project.guide();

    @Test
    void the_list_of_plugins() throws Exception {
        Command.Result result = run("list", project.plugins(), "plugin", "list");

        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).containsSequence(guide.output("plugin list"));
        assertThat(result.out())
                .contains("acme 1.0.0 (Acme)")
                .contains("provider.acme", "provider.echo", "metrics.text-meters", "dialect.memo.ask", "protocol.memo")
                .contains("filter.tenant", "filter.stamp", "filter.mask", "filter.footer");
    }

    @Test
    void the_check_of_a_bad_configuration() throws Exception {
        Path folder = project.workFolder("check");
        Files.writeString(folder.resolve("bad.yaml"), guide.text("bad.yaml"));

        Command.Result result = run("check", project.plugins(), "check", "bad.yaml");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines()).containsExactlyElementsOf(guide.output("check bad.yaml"));
    }

    @Test
    void a_start_with_settings_that_a_plugin_refuses() throws Exception {
        Path folder = project.workFolder("unusable");
        Files.writeString(
                folder.resolve("unusable.yaml"), "providers: { acme: { type: acme, base-url: \"ftp://acme\" } }\n");

        Command.Result result = run("unusable", project.plugins(), "serve", "--config", "unusable.yaml");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines()).containsExactlyElementsOf(guide.output("serve unusable.yaml"));
    }

    @Test
    void the_configuration_of_the_first_plugin_is_good() throws Exception {
        Path folder = project.workFolder("first");
        Files.writeString(folder.resolve("fairlead.yaml"), guide.text("least-busy/fairlead.yaml"));

        Command.Result result = run("first", project.plugins(), "check", "fairlead.yaml");

        assertThat(result.exit()).as(result.err()).isZero();
    }

    @Test
    void plugins_with_problems() throws Exception {
        Path bad = Files.createDirectories(project.workFolder("problems").resolve("plugins"));
        Path classes = project.firstClasses();
        Files.copy(project.firstJar(), bad.resolve("least-busy-1.0.0.jar"));
        Files.copy(project.firstJar(), bad.resolve("z-copy.jar"));
        PluginJar.pack(classes, Map.of(), bad.resolve("no-manifest.jar"));
        Map<String, String> newer = with("Plugin-Id", "newer");
        newer.put("Plugin-Requires", ">=2.0.0");
        PluginJar.pack(classes, newer, bad.resolve("newer.jar"));
        PluginJar.pack(classes, with("Plugin-Id", "twin"), bad.resolve("twin.jar"));
        PluginJar.pack(classes.resolve("com"), with("Plugin-Id", "no-service"), bad.resolve("no-service.jar"));
        Path fat = project.workFolder("fat");
        Files.createDirectories(fat.resolve("io/fairlead/api"));
        Files.write(fat.resolve("io/fairlead/api/RouterPlugin.class"), new byte[0]);
        PluginJar.pack(fat, with("Plugin-Id", "too-much"), bad.resolve("too-much.jar"));

        Command.Result result = run("problems", bad, "plugin", "list");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines()).containsExactlyInAnyOrderElementsOf(guide.output("plugin list with problems"));
    }

    private static Map<String, String> with(String attribute, String value) {
        Map<String, String> manifest = new HashMap<>(MANIFEST);
        manifest.put(attribute, value);
        return manifest;
    }

    private Command.Result run(String work, Path plugins, String... arguments)
            throws IOException, InterruptedException {
        return Command.in(project.workFolder(work), arguments)
                .with("--plugins", plugins.toString())
                .run();
    }

    @Test
    void the_pom_names_the_versions_that_the_archive_has() throws IOException {
        List<String> jars = Stream.of("lib", "api")
                .flatMap(folder -> Archive.jars(folder).stream())
                .map(jar -> jar.getFileName().toString())
                .toList();
        NodeList dependencies = project.pom().getElementsByTagName("dependency");
        String own =
                child((Element) project.pom().getElementsByTagName("properties").item(0), "fairlead.version");

        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String version = child(dependency, "version").replace("${fairlead.version}", own);
            String artifact = child(dependency, "artifactId");
            if (!artifact.startsWith("junit") && !artifact.startsWith("assertj")) {
                assertThat(jars).contains(artifact + "-" + version + ".jar");
            }
        }
        assertThat(dependencies.getLength()).isGreaterThan(2);
    }

    private static String child(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }
}
