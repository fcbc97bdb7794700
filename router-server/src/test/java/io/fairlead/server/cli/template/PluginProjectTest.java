package io.fairlead.server.cli.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PluginProjectTest {
    private static final ArchivePlaces ARCHIVE = new ArchivePlaces(Path.of("/opt/fair & lead"), "0.1.0");

    private static Map<String, String> files(PluginKind kind) {
        return new PluginProject(kind, "least-busy2", "com.acme.routing").files(ARCHIVE);
    }

    @ParameterizedTest
    @EnumSource
    void every_place_is_filled(PluginKind kind) {
        assertThat(files(kind))
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(text).isNotBlank().doesNotContain("{{"));
    }

    @Test
    void classes_are_named_after_the_plugin() {
        assertThat(files(PluginKind.STRATEGY))
                .containsOnlyKeys(
                        "pom.xml",
                        "README.md",
                        ".gitignore",
                        "fairlead.yaml",
                        "src/main/resources/META-INF/services/io.fairlead.api.RouterPlugin",
                        "src/main/java/com/acme/routing/package-info.java",
                        "src/main/java/com/acme/routing/LeastBusy2Plugin.java",
                        "src/main/java/com/acme/routing/LeastBusy2Strategy.java",
                        "src/test/java/com/acme/routing/LeastBusy2StrategyTest.java",
                        "src/test/java/com/acme/routing/LeastBusy2StrategyKitTest.java");
    }

    @ParameterizedTest
    @CsvSource({
        "PROVIDER, my-provider, MyProvider",
        "PROVIDER, provider, ProviderProvider",
        "PROVIDER, my-filter, MyFilterProvider",
        "STRATEGY, least-busy-strategy, LeastBusyStrategy",
        "FILTER, my-filter, MyFilter",
        "EXPORTER, my-exporter, MyExporter",
        "PROTOCOL, my-protocol, MyProtocol",
    })
    void a_kind_in_the_plugins_name_is_not_said_twice(PluginKind kind, String name, String type) {
        Map<String, String> files = new PluginProject(kind, name, "com.acme").files(ARCHIVE);

        assertThat(files)
                .containsKey("src/main/java/com/acme/" + type + ".java")
                .hasEntrySatisfying(
                        "pom.xml", pom -> assertThat(pom).contains("<artifactId>" + name + "</artifactId>"));
    }

    @Test
    void the_pom_names_the_repository_of_the_archive_and_the_versions_of_this_build() {
        assertThat(files(PluginKind.FILTER).get("pom.xml"))
                .contains("/opt/fair%20&amp;%20lead/api/maven</fairlead.repository>")
                .contains("<Plugin-Requires>&gt;=0.1.0 &amp; &lt;0.2.0</Plugin-Requires>")
                .doesNotContain("${plugin.", "${junit.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2fast", "Fast", "-fast", "fast-", "fa--st", "fa.st", "fa_st"})
    void a_name_that_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> new PluginProject(PluginKind.FILTER, name, "com.acme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name: found '" + name + "', expected lower case letters");
    }
}
