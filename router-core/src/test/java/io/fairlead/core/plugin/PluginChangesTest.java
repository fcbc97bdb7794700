package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that an operator installs, removes, disables and enables. */
class PluginChangesTest {
    @TempDir
    Path folder;

    @TempDir
    Path copies;

    @Test
    void installsInPlaceOfTheOldVersion() throws Exception {
        Path old = TestJar.withStrategy("a", "one").write(folder, "old.jar");
        byte[] jar = jar("2.0.0", "uno");
        try (PluginRuntime runtime = open()) {
            InstalledPlugin installed = runtime.install(jar, null);

            assertThat(installed.file())
                    .isEqualTo(folder.resolve("a-2.0.0.jar"))
                    .hasBinaryContent(jar);
            assertThat(old).doesNotExist();
            assertThat(runtime.extensions().names("strategy")).containsExactly("uno");
            runtime.look();
            runtime.look();
            assertThat(runtime.extensions().names("strategy")).containsExactly("uno");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp*");
    }

    @Test
    void changesNothingIfWhatIsInstalledIsRefused() throws Exception {
        Path old = TestJar.withStrategy("a", "one").write(folder, "old.jar");
        byte[] jar = jar("2.0.0", "uno");
        try (PluginRuntime runtime = open()) {
            runtime.serve(next -> {
                throw new PluginRefusedException("no");
            });
            assertThatThrownBy(() -> runtime.install(jar, null)).hasMessage("no");
            assertThatThrownBy(() -> runtime.install(new byte[3], null)).hasMessageContaining("not a readable jar");

            assertThat(runtime.extensions().names("strategy")).containsExactly("one");
            assertThat(runtime.problems()).isEmpty();
        }
        assertThat(folder).isDirectoryContaining(old::equals).isDirectoryNotContaining(file -> !file.equals(old));
    }

    @Test
    void overwritesNoJarThatHasTheNameAlready() throws Exception {
        Path one = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        Path elsewhere = Files.createTempDirectory("fairlead-test-jar");
        byte[] renamed = Files.readAllBytes(TestJar.withStrategy("c", "three").write(elsewhere, "c.jar"));
        try (PluginRuntime runtime = open()) {
            runtime.disable("a");
            Files.writeString(folder.resolve("a.jar"), "half of a download");
            runtime.rescan();
            assertThatThrownBy(() -> runtime.enable("a"))
                    .hasMessageStartingWith("found both a.jar.disabled and a.jar, expected one of them");
            assertThat(runtime.extensions().names("strategy")).isEmpty();

            Path other = TestJar.withStrategy("b", "two").write(folder, "a.jar");
            runtime.rescan();
            assertThatThrownBy(() -> runtime.disable("b"))
                    .hasMessageStartingWith("found both a.jar and a.jar.disabled, expected one of them");
            assertThat(runtime.extensions().names("strategy")).containsExactly("two");
            assertThat(other).isEqualTo(one);

            Files.move(other, folder.resolve("c-1.2.3.jar"));
            runtime.rescan();
            assertThatThrownBy(() -> runtime.install(renamed, null))
                    .hasMessage("found plugin 'b' in c-1.2.3.jar, expected 'c' there or no such file");
            runtime.disable("a");
            assertThat(runtime.disabled()).extracting(InstalledPlugin::id).containsExactly("a");
            assertThat(runtime.extensions().names("strategy")).containsExactly("two");
        }
    }

    @Test
    void disablesAndEnablesAcrossRestarts() throws Exception {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        try (PluginRuntime runtime = open()) {
            runtime.disable("a");
            assertThat(runtime.extensions().names("strategy")).isEmpty();
            assertThat(runtime.disabled()).extracting(InstalledPlugin::id).containsExactly("a");
        }
        assertThat(jar).doesNotExist();
        try (PluginRuntime runtime = open()) {
            assertThat(runtime.plugins()).isEmpty();
            runtime.enable("a");
            assertThat(runtime.extensions().names("strategy")).containsExactly("one");
            runtime.remove("a");
            assertThat(runtime.plugins()).isEmpty();
            assertThatThrownBy(() -> runtime.remove("a")).hasMessageContaining("found no plugin 'a'");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private PluginRuntime open() {
        return PluginRuntime.open(folder, new PluginSupport("0.1.0", PluginTrust.ALL, copies));
    }

    private byte[] jar(String version, String strategy) throws IOException {
        Path other = Files.createTempDirectory("fairlead-test-jar");
        return Files.readAllBytes(TestJar.withStrategy("a", strategy)
                .manifest("Plugin-Version", version)
                .write(other, "a.jar"));
    }
}
