package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.api.metrics.Scrape;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a metrics exporter to its contract: its registry takes whatever the gateway writes, its page shows it and nothing
 * forged, and nothing is left of it once it is closed. Extend it and name the factory. Every exporter that a scenario makes
 * is closed after it; one scenario records from four threads while the page is read.
 */
public abstract class ExporterKit extends Kit<ExporterAbility> {
    private final List<MetricsExporter> open = new ArrayList<>();

    /** For subclasses. */
    protected ExporterKit() {}

    @Override
    protected abstract MetricsExporterFactory factory();

    /** All of them, unless overridden. */
    @Override
    protected Set<ExporterAbility> abilities() {
        return Set.of(ExporterAbility.values());
    }

    private MetricsExporter exporter() {
        MetricsExporter exporter = factory().create(context());
        open.add(exporter);
        return exporter;
    }

    /** Closes what a scenario opened. */
    @AfterEach
    final void closeAll() {
        open.forEach(MetricsExporter::close);
        open.clear();
    }

    private Scrape page(MetricsExporter exporter) {
        needs(ExporterAbility.HAS_A_PAGE);
        return exporter.scrape().orElseThrow();
    }

    private static String text(Scrape page, @Nullable String accept) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.write(accept, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String text(MetricsExporter exporter) throws IOException {
        return text(page(exporter), null);
    }

    private static Counter counter(MetricsExporter exporter, String name, String... labels) {
        return Counter.builder(name).tags(labels).register(exporter.registry());
    }

    @Nested
    class TheRegistry {
        @Test
        void isTheSameAtEachCall() {
            MetricsExporter exporter = exporter();
            assertThat(exporter.registry()).isSameAs(exporter.registry());
            assertThat(exporter.registry().isClosed()).isFalse();
        }

        @Test
        void isNotSharedWithAnotherExporter() {
            MetricsExporter one = exporter();
            MetricsExporter other = exporter();
            counter(one, "fairlead.one").increment();
            assertThat(other.registry()).isNotSameAs(one.registry());
            assertThat(other.registry().getMeters())
                    .noneMatch(meter -> meter.getId().getName().equals("fairlead.one"));
        }

        @Test
        void isNotTheGlobalOne() {
            int before = Metrics.globalRegistry.getRegistries().size();
            exporter();
            assertThat(Metrics.globalRegistry.getRegistries()).hasSize(before);
        }

        @Test
        void takesMetersOfEveryKind() {
            MeterRegistry registry = exporter().registry();
            Counter.builder("fairlead.a").register(registry).increment(0.5);
            Timer.builder("fairlead.b")
                    .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofSeconds(60))
                    .register(registry)
                    .record(Duration.ofNanos(1));
            Gauge.builder("fairlead.c", () -> Double.NaN).register(registry);
            Gauge.builder("fairlead.d", () -> Double.NEGATIVE_INFINITY).register(registry);
            DistributionSummary.builder("fairlead.e").register(registry).record(1e300);
            LongTaskTimer.builder("fairlead.f").register(registry).start();
            assertThat(registry.getMeters()).hasSizeGreaterThanOrEqualTo(6);
        }

        @Test
        void takesWhatCannotBeShown() {
            MeterRegistry registry = exporter().registry();
            assertThatCode(() -> {
                        Counter.builder("fairlead.x").tag("a", "1").register(registry);
                        Counter.builder("fairlead.x").tag("b", "1").register(registry);
                        Timer.builder("fairlead.y").register(registry);
                        Gauge.builder("fairlead.y.seconds", () -> 7).register(registry);
                        Counter.builder("1 odd / name").register(registry).increment();
                    })
                    .doesNotThrowAnyException();
        }

        @Test
        void countsEachMeterOnce() {
            MeterRegistry registry = exporter().registry();
            Counter first = Counter.builder("fairlead.same").tag("a", "1").register(registry);
            Counter second = Counter.builder("fairlead.same").tag("a", "1").register(registry);
            first.increment();
            second.increment();
            assertThat(second).isSameAs(first);
        }
    }

    @Nested
    class ThePage {
        @Test
        void isServedBelowAPath() {
            Scrape page = page(exporter());
            assertThat(page.path()).matches("(/[A-Za-z0-9._~-]+)+");
            assertThat(page.path()).isEqualTo(page.path());
        }

        @TestFactory
        Stream<DynamicTest> hasATypeForWhateverIsAccepted() {
            return Stream.of("", "*/*", "text/plain", "application/json;q=x", ";;,,", "application/openmetrics-text")
                    .map(accept -> dynamicTest("Accept: " + accept, () -> {
                        MetricsExporter exporter = exporter();
                        counter(exporter, "fairlead.x", "a", "label-1").increment();
                        assertThat(page(exporter).contentType(accept)).contains("/");
                        assertThat(text(page(exporter), accept)).contains("label-1");
                    }));
        }

        @Test
        void showsWhatWasRecordedWhenItIsAskedFor() throws IOException {
            MetricsExporter exporter = exporter();
            Counter counter = counter(exporter, "fairlead.x", "a", "label-1");
            counter.increment(41_000);
            String before = lineOf(exporter, "label-1");
            counter.increment();
            assertThat(lineOf(exporter, "label-1")).isNotEqualTo(before).contains("41001");
        }

        @Test
        void forgetsAMeterThatIsRemoved() throws IOException {
            MetricsExporter exporter = exporter();
            Counter counter = counter(exporter, "fairlead.x", "a", "label-1");
            assertThat(text(exporter)).contains("label-1");
            exporter.registry().remove(counter);
            assertThat(text(exporter)).doesNotContain("label-1");
            counter(exporter, "fairlead.x", "a", "label-2").increment();
            assertThat(text(exporter)).contains("label-2").doesNotContain("label-1");
        }

        @Test
        void showsNoLineThatALabelForged() throws IOException {
            MetricsExporter exporter = exporter();
            counter(exporter, "fairlead.x", "a", "1\"} 7\nforged 1\r\nforged 2\n# EOF")
                    .increment();
            assertThat(text(exporter).lines()).noneMatch(line -> line.startsWith("forged") || line.equals("# EOF"));
        }

        @TestFactory
        Stream<DynamicTest> mayHaveAnyLabel() {
            return Texts.odd()
                    .filter(odd ->
                            !odd.describe().contains("half") && !odd.describe().contains("halves"))
                    .map(odd -> dynamicTest(odd.describe(), () -> {
                        MetricsExporter exporter = exporter();
                        counter(exporter, "fairlead.x", "a", odd.text(), "b", "label-1")
                                .increment();
                        counter(exporter, "fairlead.y", "b", "label-2").increment();
                        assertThat(text(exporter)).contains("label-1", "label-2");
                    }));
        }

        @Test
        void livesOnWhenAMeterFails() throws IOException {
            MetricsExporter exporter = exporter();
            Gauge.builder("fairlead.bad", () -> {
                        throw new IllegalStateException("planted");
                    })
                    .register(exporter.registry());
            counter(exporter, "fairlead.x", "a", "label-1").increment();
            // The library of meters logs what was planted, which would look like a fault of the plugin.
            Logger micrometer = Logger.getLogger("io.micrometer");
            Level usual = micrometer.getLevel();
            micrometer.setLevel(Level.OFF);
            try {
                assertThat(text(exporter)).contains("label-1");
            } finally {
                micrometer.setLevel(usual);
            }
        }

        @Test
        void leavesTheHostsStreamOpen() throws IOException {
            AtomicBoolean closed = new AtomicBoolean();
            page(exporter()).write(null, new ByteArrayOutputStream() {
                @Override
                public void close() {
                    closed.set(true);
                }
            });
            assertThat(closed).isFalse();
        }

        @Test
        void mayBeReadWhileOthersRecord() throws InterruptedException, ExecutionException, IOException {
            MetricsExporter exporter = exporter();
            page(exporter);
            try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
                List<Future<?>> runs = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    int thread = i;
                    runs.add(threads.submit(() -> record(exporter, thread)));
                }
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        text(exporter);
                    }
                    return null;
                }));
                for (Future<?> run : runs) {
                    run.get();
                }
            }
            assertThat(lineOf(exporter, "label-all")).contains("2000");
        }

        private static void record(MetricsExporter exporter, int thread) {
            for (int i = 0; i < 500; i++) {
                counter(exporter, "fairlead.x", "a", "label-all").increment();
                counter(exporter, "fairlead.y", "a", thread + "-" + i % 20).increment();
            }
        }

        private String lineOf(MetricsExporter exporter, String label) throws IOException {
            return text(exporter)
                    .lines()
                    .filter(line -> line.contains(label) && !line.startsWith("#"))
                    .findFirst()
                    .orElse("no line with " + label);
        }
    }

    @Nested
    class TheEnd {
        @Test
        void closesTheRegistry() {
            MetricsExporter exporter = exporter();
            counter(exporter, "fairlead.x").increment();
            exporter.close();
            assertThat(exporter.registry().isClosed()).isTrue();
        }

        @Test
        void mayComeTwice() {
            MetricsExporter exporter = exporter();
            exporter.close();
            assertThatCode(exporter::close).doesNotThrowAnyException();
        }

        @Test
        void mayComeBeforeTheLastRecord() {
            MetricsExporter exporter = exporter();
            Counter counter = counter(exporter, "fairlead.x");
            exporter.close();
            assertThatCode(() -> {
                        counter.increment();
                        counter(exporter, "fairlead.y").increment();
                    })
                    .doesNotThrowAnyException();
        }

        @Test
        void ofOneIsNotTheEndOfAnother() {
            MetricsExporter one = exporter();
            MetricsExporter other = exporter();
            one.close();
            assertThat(other.registry().isClosed()).isFalse();
            Counter counter = counter(other, "fairlead.x");
            counter.increment();
            assertThat(counter.count()).isNotNegative();
        }

        @Test
        void leavesNoThreadBehind() throws InterruptedException {
            exporter().close();
            Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
            for (int i = 0; i < 20; i++) {
                MetricsExporter exporter = exporter();
                counter(exporter, "fairlead.x").increment();
                exporter.close();
            }
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (!before.contains(thread)
                        && Thread.currentThread().getThreadGroup().equals(thread.getThreadGroup())) {
                    thread.join(TimeUnit.SECONDS.toMillis(2));
                    assertThat(thread.isAlive()).as("alive: " + thread).isFalse();
                }
            }
        }
    }
}
