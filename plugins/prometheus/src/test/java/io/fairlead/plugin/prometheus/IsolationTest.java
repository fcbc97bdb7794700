package io.fairlead.plugin.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.testkit.FixedContext;
import io.micrometer.core.instrument.Counter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The plugin behind a loader that shows of the host what the gateway shows to plugins, and nothing else. */
final class IsolationTest {
    private static final List<String> SHARED = List.of(
            "io.fairlead.api.", "jakarta.json.", "org.jspecify.", "io.micrometer.core.", "io.micrometer.common.");

    @Test
    void itsLibrariesAreItsOwnAndMicrometerIsTheHosts() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(ownJars(), new Shared())) {
            Thread.currentThread().setContextClassLoader(new Misleading());
            MetricsExporterFactory factory = ServiceLoader.load(RouterPlugin.class, own).stream()
                    .flatMap(each -> each.get().metricsExporters().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(factory.getClass().getClassLoader()).isSameAs(own);
            try (MetricsExporter exporter = factory.create(FixedContext.with(factory.settings(), Map.of()))) {
                Counter.builder("fairlead.x").register(exporter.registry()).increment();
                for (String accept :
                        List.of("text/plain", "application/openmetrics-text", "application/vnd.google.protobuf")) {
                    ByteArrayOutputStream page = new ByteArrayOutputStream();
                    exporter.scrape().orElseThrow().write(accept, page);
                    assertThat(page.toString(StandardCharsets.UTF_8)).contains("fairlead_x_total 1.0");
                }
                assertThat(exporter.registry().getClass().getClassLoader()).isSameAs(own);
            }
            assertThat(Thread.currentThread().getContextClassLoader()).isInstanceOf(Misleading.class);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void theLoaderOfThisTestIsAsStrictAsItSays() throws Exception {
        try (URLClassLoader none = new URLClassLoader(new URL[0], new Shared())) {
            assertThat(none.loadClass(Counter.class.getName())).isSameAs(Counter.class);
            assertThatThrownBy(() -> none.loadClass("io.prometheus.metrics.model.registry.PrometheusRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> none.loadClass("io.micrometer.prometheusmetrics.PrometheusMeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    /** The plugin's own classes, and the jars that are bundled with them. */
    private static URL[] ownJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(IsolationTest::own)
                .map(IsolationTest::url)
                .toArray(URL[]::new);
    }

    private static boolean own(Path entry) {
        String name = entry.getFileName().toString();
        boolean plugin = entry.resolve("META-INF/services/io.fairlead.api.RouterPlugin")
                .toFile()
                .exists();
        return plugin || name.startsWith("prometheus-metrics") || name.startsWith("micrometer-registry-prometheus");
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Shared extends ClassLoader {
        Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHARED.stream().anyMatch(name::startsWith)) {
                return IsolationTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** Has properties for the client library that it cannot take. */
    private static final class Misleading extends ClassLoader {
        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String wrong = "io.prometheus.exporter.include_created_timestamps=maybe";
            return name.equals("prometheus.properties")
                    ? new ByteArrayInputStream(wrong.getBytes(StandardCharsets.ISO_8859_1))
                    : null;
        }
    }
}
