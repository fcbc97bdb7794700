package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin sees of the host, asked from inside a plugin. */
class IsolationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.fairlead.core.plugin.PluginRuntime",
                "org.pf4j.PluginManager",
                "org.pf4j.Plugin",
                "org.slf4j.Logger",
                "org.yaml.snakeyaml.Yaml",
                "dev.failsafe.Failsafe",
                "jakarta.json.bind.Jsonb",
                "org.eclipse.parsson.JsonProviderImpl",
                "org.junit.jupiter.api.Test"
            })
    void hidesTheHostsOwnClasses(String name) {
        assertThat(ask(TestJar.withProbe("a", "return Class.forName(\"" + name + "\").getName();")))
                .isEqualTo("java.lang.ClassNotFoundException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.fairlead.api.http.Slice",
                "jakarta.json.JsonObject",
                "org.jspecify.annotations.Nullable",
                "io.micrometer.core.instrument.MeterRegistry",
                "io.micrometer.common.KeyValue",
                "java.net.http.HttpClient",
                "java.sql.Connection"
            })
    void showsTheHostsClassesThatTheContractNames(String name) throws ClassNotFoundException {
        try (PluginRuntime runtime = open(TestJar.withStrategy("a", "cost"))) {
            assertThat(loader(runtime).loadClass(name)).isSameAs(Class.forName(name));
        }
    }

    @Test
    void givesAPluginItsOwnCopyOfALibraryOfTheHost() {
        TestJar jar = TestJar.withProbe("a", "return new org.yaml.snakeyaml.Yaml().whose();")
                .source("org.yaml.snakeyaml.Yaml", """
                        package org.yaml.snakeyaml;
                        public class Yaml {
                            public String whose() { return "the plugin's"; }
                        }
                        """);

        assertThat(ask(jar)).isEqualTo("the plugin's");
    }

    @Test
    void keepsTheHostsTypesWhereAPluginBundlesACopy() {
        TestJar jar = TestJar.withProbe(
                        "a",
                        "return String.valueOf(jakarta.json.JsonValue.class.getClassLoader() == Probe.class.getClassLoader());")
                .source("jakarta.json.JsonValue", "package jakarta.json; public interface JsonValue {}");

        assertThat(ask(jar)).isEqualTo("false");
    }

    @Test
    void keepsPluginsApart() {
        TestJar.of("b")
                .entry("public List<StrategyFactory> strategies() { return List.of(new other.Secret()); }")
                .source("other.Secret", """
                        package other;
                        public class Secret implements io.fairlead.api.strategy.StrategyFactory {
                            public String name() { return "secret"; }
                            public io.fairlead.api.strategy.Strategy create(io.fairlead.api.context.PluginContext c) {
                                return null;
                            }
                        }
                        """)
                .write(folder, "b.jar");

        assertThat(ask(TestJar.withProbe("a", "return Class.forName(\"other.Secret\").getName();")))
                .isEqualTo("java.lang.ClassNotFoundException");
    }

    @Test
    void hidesTheHostsResources() {
        assertThat(resource("META-INF/services/jakarta.json.spi.JsonProvider")).isEqualTo("null 0");
        assertThat(resource("META-INF/services/org.junit.platform.engine.TestEngine"))
                .isEqualTo("null 0");
        assertThat(resource("org/yaml/snakeyaml/Yaml.class")).isEqualTo("null 0");
        assertThat(resource("META-INF/LICENSE")).isEqualTo("null 0");
    }

    @Test
    void showsAPluginItsOwnServiceFilesOnly() {
        String service = "META-INF/services/jakarta.json.spi.JsonProvider";
        TestJar jar = TestJar.withProbe("a", """
                var loader = Probe.class.getClassLoader();
                try (var in = loader.getResourceAsStream("%s")) {
                    return new String(in.readAllBytes()) + " "
                            + java.util.Collections.list(loader.getResources("%s")).size();
                }
                """.formatted(service, service)).file(service, "acme.OwnProvider");

        assertThat(ask(jar)).isEqualTo("acme.OwnProvider 1");
    }

    @Test
    void leavesTheContextClassLoaderOfTheThreadAlone() {
        assertThat(ask(TestJar.withProbe(
                        "a",
                        "return String.valueOf(Thread.currentThread().getContextClassLoader()"
                                + " == Probe.class.getClassLoader());")))
                .isEqualTo("false");
    }

    private String resource(String name) {
        return ask(TestJar.withProbe("a", """
                var loader = Probe.class.getClassLoader();
                return loader.getResource("%s") + " " + java.util.Collections.list(loader.getResources("%s")).size();
                """.formatted(name, name)));
    }

    private String ask(TestJar jar) {
        try (PluginRuntime runtime = open(jar)) {
            return String.valueOf(((Supplier<?>) factory(runtime)).get());
        }
    }

    private PluginRuntime open(TestJar jar) {
        jar.write(folder, "a.jar");
        PluginRuntime runtime = PluginRuntime.open(folder, "0.1.0");
        assertThat(runtime.problems()).isEmpty();
        return runtime;
    }

    private static ClassLoader loader(PluginRuntime runtime) {
        return factory(runtime).getClass().getClassLoader();
    }

    private static Object factory(PluginRuntime runtime) {
        return runtime.extensions().strategies().values().iterator().next().factory();
    }
}
