package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleFolderTest {
    @TempDir
    Path path;

    private IdleFolder folder;
    private Path jar;

    @BeforeEach
    void open() {
        folder = new IdleFolder(path);
        jar = neverLoaded("a").write(path, "any-name.jar");
    }

    private static TestJar neverLoaded(String id) {
        return TestJar.of(id).entry("public Entry() { throw new IllegalStateException(\"loaded\"); }");
    }

    @Test
    void disablesAndEnables() throws Exception {
        folder.disable("a");
        assertThat(jar).doesNotExist();
        assertThat(PluginFolder.disabled(jar)).exists();
        folder.disable("a");

        folder.enable("a");
        assertThat(jar).exists();
        folder.enable("a");
        assertThat(jar).exists();
    }

    @Test
    void removesEnabledDisabledAndBrokenOnes() throws Exception {
        Path disabled = neverLoaded("b").write(path, "b.jar");
        Files.writeString(path.resolve("c.jar"), "half of a download");
        Files.writeString(PluginTrust.signature(jar), "signed");
        folder.disable("b");

        folder.remove("a");
        folder.remove("b");
        folder.remove("c.jar");

        assertThat(disabled).doesNotExist();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void overwritesNoOtherJarOfTheName() throws Exception {
        folder.disable("a");
        Path other = neverLoaded("b").write(path, "any-name.jar");

        assertThatThrownBy(() -> folder.enable("a"))
                .hasMessageStartingWith("found both any-name.jar.disabled and any-name.jar, expected one of them");
        assertThatThrownBy(() -> folder.disable("b"))
                .hasMessageStartingWith("found both any-name.jar and any-name.jar.disabled, expected one of them");

        assertThat(PluginJar.about(other).id()).isEqualTo("b");
        assertThat(PluginJar.about(PluginFolder.disabled(other)).id()).isEqualTo("a");
    }

    @Test
    void saysWhatThereIsIfItFindsNothing() {
        for (Change change : new Change[] {folder::remove, folder::disable, folder::enable}) {
            assertThatThrownBy(() -> change.of("none"))
                    .isInstanceOf(PluginRefusedException.class)
                    .hasMessage("found no plugin 'none' in " + path + ", expected one of [a]");
        }
    }

    @Test
    void saysThatAFolderCannotBeRead() throws IOException {
        Files.delete(jar);
        Files.delete(path);

        assertThatThrownBy(() -> folder.remove("a")).hasMessageContaining("NoSuchFileException");
        Files.createDirectory(path);
    }

    private interface Change {
        void of(String id) throws PluginRefusedException;
    }
}
