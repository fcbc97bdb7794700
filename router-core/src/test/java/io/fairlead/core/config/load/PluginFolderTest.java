package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.Address;
import io.fairlead.core.config.PluginsConfig;
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
