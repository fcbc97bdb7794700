package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.Address;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.config.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'plugins: { folder: /a }'                                 | ''        | ''                 | /a
            'plugins: { folder: "${ROOT}/a" }'                        | ''        | ''                 | /root/a
            'plugins: { folder: /a }'                                 | /b        | ''                 | /b
            'plugins: { folder: /a }'                                 | /b        | plugins.folder=/c  | /c
            'server: { prot: 1 }'                                     | ''        | ''                 | ''
            'not: [yaml'                                              | ''        | ''                 | ''
            'plugins: { folder: [a] }'                                | ''        | ''                 | ''
            """)
    void isFoundBeforeAnythingElseIsChecked(String file, String variable, String option, String found)
            throws IOException {
        Files.writeString(folder.resolve("fairlead.yaml"), file);
        ConfigurationSource source = ConfigurationSource.of(
                folder.resolve("fairlead.yaml"),
                folder,
                Map.of("FAIRLEAD_PLUGINS_FOLDER", variable, "ROOT", "/root"),
                option.isEmpty() ? List.of() : List.of(option));
        Path expected = found.isEmpty() ? null : Path.of(found);
        assertThat(LoadingCase.loader()
                        .plugins(source)
                        .map(PluginsConfig::folder)
                        .orElse(null))
                .isEqualTo(expected);
    }

    private ConfigurationSource source(String file) throws IOException {
        Path written = Files.writeString(folder.resolve("fairlead.yaml"), file);
        return ConfigurationSource.of(written, folder, Map.of("FAIRLEAD_SERVER_PRT", "1"), List.of("nonsense"));
    }

    /** Regression: whatever else was wrong was told as the reason, such as a key whose variable was unset. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plugins: { foldr: /a }         | plugins.foldr: found the unknown key
            plugins: { folder: [a] }       | plugins.folder: found a list
            plugins: { folder: '${HERE}' } | plugins.folder: found the variable 'HERE' unset
            plugins: 7                     | plugins: found
            """)
    void whyItIsNotFoundIsToldAlone(String plugins, String reason) throws IOException {
        ConfigurationSource source = source(plugins + """

                server: { port: 99999999 }
                providers: { one: { type: openai, keys: ["${UNSET}"] } }
                """);

        assertThat(LoadingCase.loader().unreadable(source))
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void aFileThatCannotBeReadIsWhyToo() throws IOException {
        assertThat(LoadingCase.loader().unreadable(source("not: [yaml")))
                .singleElement()
                .asString()
                .contains("invalid YAML");
        assertThat(LoadingCase.loader().unreadable(source("server: { port: 99999999 }")))
                .isEmpty();
    }

    @Test
    void whatNeedsNoPluginIsCheckedWithoutAny() throws IOException {
        ConfigurationSource source = source("""
                plugins: { foldr: /a }
                server: { port: 99999999 }
                log: { acess: true }
                providers: { one: { type: openai, organisation: x } }
                metrics: [prometheus]
                """);

        assertThat(LoadingCase.loader().withoutPlugins(source))
                .extracting(Problem::path)
                .containsExactly("plugins.foldr", "server.port", "log.acess");
        assertThat(LoadingCase.loader().withoutPlugins(source("not: [yaml"))).hasSize(1);
    }

    @Test
    void theAdminAddressIsFoundWithoutKnowingAnyExtension() throws IOException {
        Path file = Files.writeString(folder.resolve("fairlead.yaml"), """
                server: { admin: { port: 7000 } }
                providers: { a: { type: unknown } }
                """);
        ConfigurationSource source =
                ConfigurationSource.of(file, folder, Map.of(), List.of("server.admin.host=127.0.0.1"));

        assertThat(LoadingCase.loader().admin(source)).contains(new Address("127.0.0.1", 7000));
        Files.writeString(file, "server: { admin: { port: many } }");
        assertThat(LoadingCase.loader().admin(source)).isEmpty();
    }
}
