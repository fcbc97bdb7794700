package io.fairlead.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchiveIT {
    /** A link to a file of the same folder or of another one, without what is behind its #. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)[^)]*\\)");

    @Test
    void the_program_starts() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(Archive.command().toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("0.1.0");
        assertThat(program.exitValue()).isZero();
    }

    @Test
    void holds_what_users_expect() {
        assertThat(Archive.home().resolve("LICENSE")).isRegularFile();
        assertThat(Archive.home().resolve("conf/fairlead.yaml")).isRegularFile();
        assertThat(Archive.jars("plugins"))
                .extracting(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
                .containsExactly(
                        "fairlead-plugin-anthropic",
                        "fairlead-plugin-gemini",
                        "fairlead-plugin-ollama",
                        "fairlead-plugin-openai",
                        "fairlead-plugin-prometheus",
                        "fairlead-plugin-redact",
                        "fairlead-plugin-simulator",
                        "fairlead-plugin-strategies");
    }

    @Test
    void holds_the_pages_with_all_that_they_link_to() throws IOException {
        Path docs = Archive.home().resolve("docs");
        List<String> lost = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(docs)) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                LINK.matcher(Files.readString(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !Files.exists(page.resolveSibling(target)))
                        .forEach(target -> lost.add(page.getFileName() + " -> " + target));
            }
        }

        assertThat(docs.resolve("plugin-guide.md")).isRegularFile();
        assertThat(lost).isEmpty();
    }

    /** Regression: libraries of tests were in it, of which the archive has none. Quick builds have no bill of materials. */
    @Test
    void its_bill_of_materials_names_what_is_in_it_and_nothing_else() throws IOException {
        Path bill = Archive.home().resolve("fairlead-sbom.json");
        assumeThat(bill).exists();
        List<String> named = new ArrayList<>();
        for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
            boolean bundled = component.path("group").asText().equals("io.prometheus")
                    || component.path("name").asText().equals("micrometer-registry-prometheus");
            if (!bundled && !component.path("group").asText().equals("io.fairlead")) {
                named.add(component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar");
            }
        }

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Archive.jars("lib").stream()
                        .map(jar -> jar.getFileName().toString())
                        .filter(name -> !name.startsWith("fairlead-"))
                        .toList());
    }

    @Test
    void holds_what_authors_of_plugins_need() {
        assertThat(Archive.home().resolve("api/api-surface.txt")).isRegularFile();
        assertThat(Archive.jars("api"))
                .extracting(jar -> jar.getFileName().toString().replaceFirst("-[0-9][0-9.]*[0-9]", ""))
                .containsExactlyInAnyOrder(
                        "fairlead-router-api-sources.jar", "fairlead-testkit.jar", "fairlead-testkit-sources.jar");
    }

    @Test
    void holds_a_repository_for_maven() throws IOException {
        Path repository = Archive.home().resolve("api/maven/io/fairlead");

        assertThat(repository.resolve("fairlead-testkit/0.1.0/fairlead-testkit-0.1.0.jar"))
                .hasSameBinaryContentAs(Archive.home().resolve("api/fairlead-testkit-0.1.0.jar"));
        assertThat(repository.resolve("fairlead-router-api/0.1.0/fairlead-router-api-0.1.0.jar"))
                .hasSameBinaryContentAs(Archive.home().resolve("lib/fairlead-router-api-0.1.0.jar"));
        for (String module : List.of("fairlead-router-api", "fairlead-testkit")) {
            assertThat(Files.readString(repository.resolve(module + "/0.1.0/" + module + "-0.1.0.pom")))
                    .contains("<version>0.1.0</version>")
                    .doesNotContain("${");
        }
    }

    @Test
    void no_class_is_in_two_jars_of_the_class_path() throws IOException {
        Map<String, List<Path>> holders = new HashMap<>();
        for (Path jar : Archive.jars("lib")) {
            for (String name : classes(jar)) {
                holders.computeIfAbsent(name, key -> new ArrayList<>()).add(jar.getFileName());
            }
        }

        assertThat(holders).isNotEmpty();
        holders.values().removeIf(jars -> jars.size() == 1);
        assertThat(holders).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void a_plugin_names_itself(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();

            assertThat(jar.getFileName())
                    .asString()
                    .startsWith("fairlead-plugin-" + manifest.getValue("Plugin-Id") + "-");
            assertThat(manifest.getValue("Plugin-Version")).isEqualTo("0.1.0");
            assertThat(manifest.getValue("Plugin-Requires")).isEqualTo(">=0.1.0 & <0.2.0");
            assertThat(manifest.getValue("Plugin-Provider")).isEqualTo("Fairlead");
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void a_plugin_bundles_nothing_that_the_host_shows(Path jar) throws IOException {
        assertThat(classes(jar))
                .noneMatch(name -> name.startsWith("io/fairlead/api/")
                        || name.startsWith("io/micrometer/core/")
                        || name.startsWith("io/micrometer/common/")
                        || name.startsWith("jakarta/")
                        || name.startsWith("org/jspecify/"));
    }

    static List<Path> plugins() {
        return Archive.jars("plugins");
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !name.endsWith("module-info.class"))
                    .toList();
        }
    }
}
