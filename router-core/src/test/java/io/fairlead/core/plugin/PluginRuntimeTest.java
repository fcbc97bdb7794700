package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRuntimeTest {
    private static final String HOST = "0.1.0";

    @TempDir
    Path folder;

    @Test
    void indexesWhatAGoodPluginContributes() {
        Path jar = TestJar.withStrategy("acme-cost", "cost").write(folder, "acme.jar");

        try (PluginRuntime runtime = PluginRuntime.open(folder, HOST)) {
            assertThat(runtime.problems()).isEmpty();
            assertThat(runtime.plugins())
                    .containsExactly(
                            new InstalledPlugin("acme-cost", "1.2.3", "Acme", "", jar, List.of("strategy.cost")));
            assertThat(runtime.extensions().strategies()).containsOnlyKeys("cost");
            assertThat(runtime.extensions().names("strategy")).containsExactly("cost");
            assertThat(runtime.extensions().settings("strategy", "cost")).isPresent();
            assertThat(runtime.extensions().settings("provider", "cost")).isEmpty();
        }
    }

    @Test
    void acceptsASnapshotOfTheVersionThatAPluginRequires() {
        TestJar.withStrategy("a", "cost").write(folder, "a.jar");

        try (PluginRuntime runtime = PluginRuntime.open(folder, "0.1.0-SNAPSHOT")) {
            assertThat(runtime.problems()).isEmpty();
        }
    }

    @Test
    void readsABareRequiredVersionAsThatOrLater() {
        TestJar.withStrategy("a", "cost").manifest("Plugin-Requires", "0.0.9").write(folder, "a.jar");

        try (PluginRuntime runtime = PluginRuntime.open(folder, HOST)) {
            assertThat(runtime.problems()).isEmpty();
        }
    }

    @Test
    void loadsTheOthersBesideBadOnes() throws IOException {
        Files.writeString(folder.resolve("a.jar"), "no zip");
        TestJar.withStrategy("b", "one").write(folder, "b.jar");
        TestJar.of("c")
                .entry("public Entry() { throw new IllegalStateException(); }")
                .write(folder, "c.jar");
        TestJar.withStrategy("d", "two").write(folder, "d.jar");
        TestJar.withStrategy("e", "three").write(folder, "e.jar");

        PluginRuntime runtime = PluginRuntime.open(folder, HOST);
        assertThat(runtime.extensions().names("strategy")).containsExactly("one", "three", "two");
        assertThat(runtime.problems()).extracting(PluginProblem::plugin).containsExactly("a.jar", "c");
        runtime.close();

        assertThat(runtime.plugins()).isEmpty();
        assertThat(runtime.extensions().strategies()).isEqualTo(Map.of());
    }

    @Test
    void reportsAFolderThatIsNotThere() {
        try (PluginRuntime runtime = PluginRuntime.open(folder.resolve("none"), HOST)) {
            assertThat(runtime.problems())
                    .singleElement()
                    .extracting(PluginProblem::reason)
                    .asString()
                    .contains("cannot be read");
        }
    }

    @Test
    void passesOverFilesThatAreNoJars() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "read me");
        Files.writeString(folder.resolve(".half.jar"), "half");
        Files.createDirectory(folder.resolve("folder.jar"));

        try (PluginRuntime runtime = PluginRuntime.open(folder, HOST)) {
            assertThat(runtime.problems()).isEmpty();
        }
    }

    @Test
    void findsNewJarsAtARescanAndTriesRefusedOnesAgain() throws IOException {
        Files.writeString(folder.resolve("b.jar"), "half of a download");
        try (PluginRuntime runtime = PluginRuntime.open(folder, HOST)) {
            TestJar.withStrategy("a", "one").write(folder, "a.jar");
            TestJar.withStrategy("b", "two").write(folder, "b.jar");

            runtime.rescan();

            assertThat(runtime.problems()).isEmpty();
            assertThat(runtime.extensions().names("strategy")).containsExactly("one", "two");
        }
    }

    @Test
    void asksForARestartWhenALoadedJarChangesOrGoes() throws IOException {
        Path changed = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        Path gone = TestJar.withStrategy("b", "two").write(folder, "b.jar");
        try (PluginRuntime runtime = PluginRuntime.open(folder, HOST)) {
            Files.setLastModifiedTime(changed, FileTime.from(Instant.EPOCH));
            Files.delete(gone);

            runtime.rescan();

            assertThat(runtime.problems())
                    .containsExactly(
                            new PluginProblem("a", "its file has changed, restart to take the new version"),
                            new PluginProblem("b", "its file is gone, restart to unload it"));
            assertThat(runtime.extensions().names("strategy")).containsExactly("one", "two");
        }
    }

    @Test
    void leavesTheFilesWhenItCloses() {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");

        PluginRuntime.open(folder, HOST).close();

        assertThat(jar).exists();
    }
}
