package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each way in which a jar can be bad. */
class RefusedPluginTest {
    private static final String SERVICE = "META-INF/services/io.fairlead.api.RouterPlugin";

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoZip() throws IOException {
        Files.writeString(folder.resolve("bad.jar"), "this is not a zip");

        assertThat(onlyProblem().plugin()).isEqualTo("bad.jar");
        assertThat(onlyProblem().reason()).startsWith("not a readable jar: ");
    }

    @Test
    void aZipThatWasCutShort() throws IOException {
        Path jar = TestJar.withStrategy("whole", "cost").write(folder, "bad.jar");
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(onlyProblem().reason()).startsWith("not a readable jar: ");
    }

    @Test
    void noManifest() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bad.jar")))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
        }

        assertThat(onlyProblem())
                .isEqualTo(new PluginProblem("bad.jar", "has no META-INF/MANIFEST.MF, expected one with Plugin-Id"));
    }

    @Test
    void noId() {
        assertRefused(good().manifest("Plugin-Id", ""), "bad.jar", "has no Plugin-Id in its manifest, expected one");
    }

    @Test
    void anIdThatIsNoName() {
        assertRefused(
                good().manifest("Plugin-Id", "../Up"),
                "bad.jar",
                "found Plugin-Id '../Up', expected lower case letters and digits, joined by '-' or '.'");
    }

    @Test
    void noVersion() {
        assertRefused(
                good().manifest("Plugin-Version", ""),
                "bad.jar",
                "has no Plugin-Version in its manifest, expected one");
    }

    @Test
    void aVersionThatIsNone() {
        assertRefused(
                good().manifest("Plugin-Version", "new"),
                "bad",
                "found Plugin-Version 'new', expected a version such as 1.2.3");
    }

    @Test
    void noRequiredRange() {
        assertRefused(
                good().manifest("Plugin-Requires", ""),
                "bad.jar",
                "has no Plugin-Requires in its manifest, expected one");
    }

    @Test
    void aRangeThatIsNone() {
        assertRefused(
                good().manifest("Plugin-Requires", "about 1"),
                "bad",
                "found Plugin-Requires 'about 1', expected a range such as >=0.1.0 & <0.2.0");
    }

    @Test
    void anotherHost() {
        assertRefused(
                good().manifest("Plugin-Requires", ">=0.2.0"),
                "bad",
                "requires a host of version >=0.2.0, expected a range that has 0.1.0");
    }

    @Test
    void aDependencyOnAnotherPlugin() {
        assertRefused(
                good().manifest("Plugin-Dependencies", "other"),
                "bad.jar",
                "found Plugin-Dependencies in its manifest, expected none: plugins do not see each other");
    }

    @Test
    void theApiInTheJar() {
        assertRefused(
                good().file("io/fairlead/api/RouterPlugin.class", "any"),
                "bad.jar",
                "bundles classes of io.fairlead.api, expected none: the host provides them");
    }

    @Test
    void theApiInTheJarForOneVersionOfJava() {
        assertRefused(
                good().file("META-INF/versions/25/io/fairlead/api/http/Slice.class", "any"),
                "bad.jar",
                "bundles classes of io.fairlead.api, expected none: the host provides them");
    }

    @Test
    void noEntryClass() {
        assertRefused(TestJar.of("bad"), "bad.jar", "has no entry class, expected its name in " + SERVICE);
    }

    @Test
    void onlyACommentWhereTheEntryClassShouldBe() {
        assertRefused(
                TestJar.of("bad").file(SERVICE, "# acme.Entry\n\n"),
                "bad.jar",
                "has no entry class, expected its name in " + SERVICE);
    }

    @Test
    void twoEntryClasses() {
        assertRefused(
                good().file(SERVICE, "acme.Entry\nacme.Other # too\nacme.Entry\n"),
                "bad.jar",
                "has the entry classes acme.Entry and acme.Other, expected one in " + SERVICE);
    }

    @Test
    void anEntryClassThatIsElsewhere() {
        assertRefused(
                TestJar.of("bad").file(SERVICE, "acme.Missing"),
                "bad",
                "entry class acme.Missing is not in the jar, expected it there");
    }

    @Test
    void anEntryClassOfTheHost() {
        assertRefused(
                TestJar.of("bad").file(SERVICE, "io.fairlead.core.plugin.PluginRuntime"),
                "bad",
                "entry class io.fairlead.core.plugin.PluginRuntime is not in the jar, expected it there");
    }

    @Test
    void anEntryClassThatIsNone() {
        assertRefused(
                TestJar.of("bad").file(SERVICE, "java.lang.String"),
                "bad",
                "entry class java.lang.String is not a RouterPlugin, expected one");
    }

    @Test
    void anEntryClassWithoutAPublicConstructor() {
        assertRefused(
                TestJar.of("bad").entry("Entry() {}"),
                "bad",
                "entry class acme.Entry cannot be made, expected a public class with a public constructor without"
                        + " arguments");
    }

    @Test
    void aConstructorThatThrows() {
        assertRefused(
                TestJar.of("bad").entry("public Entry() { throw new IllegalStateException(\"no file\"); }"),
                "bad",
                "entry class acme.Entry failed: java.lang.IllegalStateException: no file at "
                        + "plugin-bad//acme.Entry.<init>(Entry.java:4)");
    }

    @Test
    void anInitializerThatThrows() {
        assertRefused(
                TestJar.of("bad").entry("static final int X = Integer.parseInt(\"x\");"),
                "bad",
                "entry class acme.Entry failed: java.lang.NumberFormatException: For input string: \"x\" at "
                        + "plugin-bad//acme.Entry.<clinit>(Entry.java:4)");
    }

    @Test
    void anEntryClassThatLinksToTheHost() {
        assertRefused(
                TestJar.of("bad")
                        .entry("static final Object X = new io.fairlead.core.plugin.PluginProblem(\"\", \"\");"),
                "bad",
                "entry class acme.Entry failed: java.lang.NoClassDefFoundError: io/fairlead/core/plugin/PluginProblem");
    }

    @Test
    void nothingContributed() {
        assertRefused(TestJar.of("bad").entry(""), "bad", "contributes nothing, expected at least one extension");
    }

    @Test
    void anExceptionWhileAsked() {
        assertRefused(
                strategies("throw new UnsupportedOperationException();"),
                "bad",
                "strategies() failed: java.lang.UnsupportedOperationException at ");
    }

    @Test
    void anErrorWhileAsked() {
        assertRefused(
                strategies("return strategies();"), "bad", "strategies() failed: java.lang.StackOverflowError at ");
        assertRefused(
                strategies("throw new AssertionError();"), "bad", "strategies() failed: java.lang.AssertionError");
    }

    @Test
    void aNullList() {
        assertRefused(strategies("return null;"), "bad", "strategies() returned null, expected a list");
    }

    @Test
    void aNullFactory() {
        assertRefused(
                strategies("return Collections.singletonList(null);"),
                "bad",
                "strategies() lists null, expected factories");
    }

    @Test
    void namesThatAreNone() {
        for (String name : List.of("Cost", "", "a b", "a/b", "a..b", "-a")) {
            assertRefused(
                    TestJar.withStrategy("bad", name),
                    "bad",
                    "strategies() lists a strategy named '" + name
                            + "', expected lower case letters and digits, joined by '-' or '.'");
        }
    }

    @Test
    void aDialectWithoutAProtocol() {
        assertRefused(
                TestJar.of("bad").entry("""
                        public List<io.fairlead.api.dialect.DialectFactory> dialects() {
                            return List.of(new io.fairlead.api.dialect.DialectFactory() {
                                public String name() { return "chat"; }
                                public io.fairlead.api.dialect.Dialect create(PluginContext context) { return null; }
                            });
                        }
                        """),
                "bad",
                "dialects() lists a dialect named 'chat', expected protocol.operation in lower case, such as openai.chat");
    }

    @Test
    void nullSettings() {
        assertRefused(strategies("""
                        return List.of(new StrategyFactory() {
                            public String name() { return "cost"; }
                            public Settings settings() { return null; }
                            public Strategy create(PluginContext context) { return null; }
                        });
                        """), "bad", "strategy.cost has null settings, expected Settings.NONE or some");
    }

    @Test
    void oneExtensionTwice() {
        TestJar jar = TestJar.withStrategy("bad", "cost").entry("""
                public List<StrategyFactory> strategies() {
                    return List.of(new NamedStrategy("cost"), new NamedStrategy("cost"));
                }
                """);

        assertRefused(jar, "bad", "strategies() lists strategy.cost twice, expected it once");
    }

    @Test
    void anIdThatAnotherPluginHas() {
        TestJar.withStrategy("bad", "first").write(folder, "a.jar");

        assertRefused(
                TestJar.withStrategy("bad", "second"),
                "bad.jar",
                "found Plugin-Id 'bad', which a.jar has already, expected one of its own");
    }

    @Test
    void anExtensionThatAnotherPluginHas() {
        TestJar.withStrategy("first", "cost").write(folder, "a.jar");

        assertRefused(
                TestJar.withStrategy("bad", "cost"),
                "bad",
                "claims strategy.cost, which plugin first has already, expected another name");
    }

    private static TestJar good() {
        return TestJar.withStrategy("bad", "cost");
    }

    private static TestJar strategies(String statements) {
        return TestJar.of("bad").entry("public List<StrategyFactory> strategies() { " + statements + " }");
    }

    private void assertRefused(TestJar jar, String plugin, String reason) {
        jar.write(folder, "bad.jar");
        PluginProblem problem = onlyProblem();
        assertThat(problem.plugin()).isEqualTo(plugin);
        assertThat(problem.reason()).startsWith(reason);
    }

    private PluginProblem onlyProblem() {
        try (PluginRuntime runtime = PluginRuntime.open(folder, "0.1.0")) {
            assertThat(runtime.problems()).hasSize(1);
            assertThat(runtime.plugins()).noneMatch(plugin -> plugin.file().endsWith("bad.jar"));
            return runtime.problems().getFirst();
        }
    }
}
