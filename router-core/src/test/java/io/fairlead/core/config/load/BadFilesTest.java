package io.fairlead.core.config.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFilesTest {
    @TempDir
    private Path folder;

    @Test
    void refusesBytesThatAreNotUtf8AndSaysWhere() throws IOException {
        assertThat(loaded("server:\n  host: caf\u00e9\n".getBytes(ISO_8859_1)))
                .isEqualTo("fairlead.yaml:2:12: found byte 0xE9 at offset 19, expected UTF-8");
        assertThat(loaded("\uFEFFserver: {}".getBytes(UTF_16LE)))
                .isEqualTo("fairlead.yaml:1:1: found byte 0xFF at offset 0, expected UTF-8");
        assertThat(loaded(new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82}))
                .isEqualTo("fairlead.yaml:1:4: found byte 0xE2 at offset 3, expected UTF-8");
    }

    @Test
    void takesAByteOrderMarkAndAnythingThatIsUtf8() throws IOException {
        assertThat(loaded("\uFEFFroutes: # \uD83D\uDE00 caf\u00e9\r\n".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void refusesALargeFileWithoutReadingAllOfIt() throws IOException {
        assertThat(loaded(new byte[10 << 20]))
                .isEqualTo("fairlead.yaml: found a file of 10485760 bytes, expected at most 5242880 bytes (5 MB)");
    }

    @Test
    void refusesCharactersThatAreNoText() throws IOException {
        assertThat(loaded("server: {}\nlog: \u0000".getBytes(UTF_8)))
                .isEqualTo("fairlead.yaml:2:6: found character U+0000, expected characters that YAML allows");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(load(folder.resolve("fairlead.yaml")))
                .isEqualTo("fairlead.yaml: found no such file, expected the configuration file");
        assertThat(load(folder)).endsWith(": found a folder, expected a file that this user may read");
    }

    @Test
    void boundsWhatAliasesNestTo() throws IOException {
        StringBuilder text = new StringBuilder("x-0: &x0 1\n");
        for (int level = 1; level < 900; level++) {
            text.append("x-%d: &x%d %s*x%d%s%n".formatted(level, level, "[".repeat(40), level - 1, "]".repeat(40)));
        }
        assertThat(loaded(text.toString().getBytes(UTF_8)))
                .contains("found more than 50 levels, expected fewer, aliases written out");
    }

    private String loaded(byte[] bytes) throws IOException {
        return load(Files.write(folder.resolve("fairlead.yaml"), bytes));
    }

    private String load(Path file) {
        ConfigurationSource source = ConfigurationSource.of(file, folder, Map.of(), List.of());
        return LoadingCase.rendered(LoadingCase.loader().load(source), folder);
    }
}
