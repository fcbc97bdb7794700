package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRuntimeTest {
    private static final String HOST = "0.1.0";

    @TempDir
    Path folder;

    @TempDir
    Path copies;

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
    void beginsAllPluginsOfAFolderAtTheSameTime() {
        System.getProperties().put("acme.meeting", new CyclicBarrier(2));
        try {
            meeting("a").write(folder, "a.jar");
            meeting("b").write(folder, "b.jar");

            try (PluginRuntime runtime = PluginRuntime.open(folder, HOST)) {
                assertThat(runtime.problems()).isEmpty();
                assertThat(runtime.extensions().names("strategy")).containsExactly("a", "b");
            }
        } finally {
            System.getProperties().remove("acme.meeting");
        }
    }

    private static TestJar meeting(String name) {
        return TestJar.withStrategy(name, name).entry("""
                public Entry() throws Exception {
                    var meeting = (java.util.concurrent.CyclicBarrier) System.getProperties().get("acme.meeting");
                    meeting.await(5, java.util.concurrent.TimeUnit.SECONDS);
                }
                public List<StrategyFactory> strategies() {
                    return List.of(new NamedStrategy("%s"));
                }
                """.formatted(name));
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
    void takesOverWhatChangesOrGoes() throws IOException {
        TestJar.withStrategy("a", "one").write(folder, "a.jar");
        Path gone = TestJar.withStrategy("b", "two").write(folder, "b.jar");
        try (PluginRuntime runtime = open()) {
            TestJar.withStrategy("a", "uno").manifest("Plugin-Version", "2.0.0").write(folder, "a.jar");
            Files.delete(gone);

            runtime.rescan();

            assertThat(runtime.problems()).isEmpty();
            assertThat(runtime.extensions().names("strategy")).containsExactly("uno");
            assertThat(runtime.plugins()).extracting(InstalledPlugin::version).containsExactly("2.0.0");
        }
    }

    @Test
    void looksTwiceBeforeItTakesAFileThatMayStillBeWritten() {
        try (PluginRuntime runtime = open()) {
            TestJar.withStrategy("a", "one").write(folder, "a.jar");

            runtime.look();
            assertThat(runtime.plugins()).isEmpty();
            runtime.look();
            assertThat(runtime.plugins()).hasSize(1);
        }
    }

    @Test
    void keepsTheOldVersionIfTheNewOneCannotBeLoaded() throws IOException {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        try (PluginRuntime runtime = open()) {
            Files.writeString(jar, "half of a download");
            runtime.rescan();

            assertThat(runtime.extensions().names("strategy")).containsExactly("one");
            assertThat(one(runtime).factory().name()).isEqualTo("one");
            assertThat(runtime.problems())
                    .singleElement()
                    .asString()
                    .contains("not a readable jar")
                    .endsWith("version 1.2.3 stays in use");

            TestJar.withStrategy("a", "uno").write(folder, "a.jar");
            runtime.rescan();

            assertThat(runtime.problems()).isEmpty();
            assertThat(runtime.extensions().names("strategy")).containsExactly("uno");
        }
    }

    @Test
    void keepsWhatItsUserCannotDoWithout() throws IOException {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        try (PluginRuntime runtime = open()) {
            runtime.serve(next -> {
                if (!next.names("strategy").contains("one")) {
                    throw new PluginRefusedException("route smart needs strategy.one");
                }
            });
            Files.delete(jar);
            runtime.rescan();

            assertThat(runtime.extensions().names("strategy")).containsExactly("one");
            assertThat(runtime.problems())
                    .containsExactly(new PluginProblem(
                            "a", "its file is gone, but it is still in use: route smart needs strategy.one"));

            assertThatThrownBy(() -> runtime.disable("a"))
                    .hasMessage("plugin a is still in use: route smart needs strategy.one");
            TestJar.withStrategy("a", "two").write(folder, "a.jar");
            runtime.rescan();

            assertThat(runtime.extensions().names("strategy")).containsExactly("one");
            assertThat(runtime.problems())
                    .containsExactly(
                            new PluginProblem("a", "route smart needs strategy.one; version 1.2.3 stays in use"));
        }
    }

    @Test
    void takesAFileUnderAnotherNameForTheNewVersionIfTheOldOneIsGone() throws IOException {
        Path old = TestJar.withStrategy("a", "one").write(folder, "a-1.jar");
        try (PluginRuntime runtime = open()) {
            runtime.serve(next -> {
                if (next.names("strategy").isEmpty()) {
                    throw new PluginRefusedException("needs one");
                }
            });
            Files.delete(old);
            TestJar.withStrategy("a", "one").manifest("Plugin-Version", "2.0.0").write(folder, "a-2.jar");
            runtime.rescan();

            assertThat(runtime.problems()).isEmpty();
            assertThat(runtime.plugins()).extracting(InstalledPlugin::version).containsExactly("2.0.0");
        }
    }

    @Test
    void movesANameFromOnePluginToAnotherAtOnce() throws IOException {
        TestJar.withStrategy("a", "one").write(folder, "a.jar");
        Path gone = TestJar.withStrategy("b", "two").write(folder, "b.jar");
        try (PluginRuntime runtime = open()) {
            Files.delete(gone);
            TestJar.withStrategy("a", "two").write(folder, "a.jar");
            runtime.rescan();

            assertThat(runtime.problems()).isEmpty();
            assertThat(runtime.extensions().names("strategy")).containsExactly("two");
        }
    }

    @Test
    void unloadsAVersionOnceNothingThatItMadeIsLeft() throws IOException {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        try (PluginRuntime runtime = open()) {
            PluginVersion version = one(runtime).version();
            assertThat(version.hold()).isTrue();
            Files.delete(jar);
            runtime.rescan();

            assertThat(runtime.plugins()).isEmpty();
            assertThat(copied()).hasSize(1);
            version.release();
            assertThat(copied()).isEmpty();
            assertThat(version.hold()).isFalse();
        }
    }

    private List<Path> copied() throws IOException {
        try (Stream<Path> files = Files.walk(copies)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void givesUpOnAPluginThatNeverAnswers() {
        TestJar.of("a")
                .entry("public Entry() { new java.util.concurrent.Semaphore(0).acquireUninterruptibly(); }")
                .write(folder, "a.jar");
        TestJar.withStrategy("b", "two").write(folder, "b.jar");

        PluginSupport hasty = new PluginSupport(HOST, PluginTrust.ALL, copies, Duration.ofSeconds(3));
        try (PluginRuntime runtime = PluginRuntime.open(folder, hasty)) {
            assertThat(runtime.extensions().names("strategy")).containsExactly("two");
            assertThat(runtime.problems()).singleElement().asString().contains("did not answer within 3 s");
        }
    }

    private static OwnedFactory<Strategy> one(PluginRuntime runtime) {
        return Objects.requireNonNull(runtime.extensions().strategies().get("one"));
    }

    private PluginRuntime open() {
        return PluginRuntime.open(folder, new PluginSupport(HOST, PluginTrust.ALL, copies));
    }

    @Test
    void leavesTheFilesWhenItCloses() {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");

        PluginRuntime.open(folder, HOST).close();

        assertThat(jar).exists();
    }
}
