package io.fairlead.plugin.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.Scrape;
import io.fairlead.testkit.FixedContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrometheusExporterTest {
    private static final String OPEN = "application/openmetrics-text";

    private final MetricsExporter exporter = create(Map.of());

    private static MetricsExporter create(Map<String, ?> settings) {
        PrometheusFactory factory = new PrometheusFactory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    @Test
    void metersAreOnThePage() throws IOException {
        Counter.builder("fairlead.exchanges")
                .description("Exchanges that ended")
                .tags("route", "smart")
                .register(exporter.registry())
                .increment(3);
        Timer timer = Timer.builder("fairlead.exchange.duration")
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(2))
                .register(exporter.registry());
        timer.record(Duration.ofMillis(250));

        assertThat(page(null))
                .contains("# HELP fairlead_exchanges_total Exchanges that ended\n")
                .contains("fairlead_exchanges_total{route=\"smart\"} 3.0\n")
                .contains("fairlead_exchange_duration_seconds_bucket{le=\"0.1\"} 0\n")
                .contains("fairlead_exchange_duration_seconds_bucket{le=\"2.0\"} 1\n")
                .contains("fairlead_exchange_duration_seconds_sum 0.25\n");
    }

    @Test
    void openMetricsIsServedToThoseWhoAskForIt() throws IOException {
        Counter.builder("fairlead.exchanges").register(exporter.registry()).increment();

        assertThat(page(OPEN)).contains("# TYPE fairlead_exchanges counter\n").endsWith("# EOF\n");
        assertThat(page("text/plain")).doesNotContain("# EOF");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                                                                            | text
            */*                                                                                   | text
            ''                                                                                    | text
            application/json                                                                      | text
            application/openmetrics-text                                                          | open
            application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | open
            application/openmetrics-text;q=0.3, Text/Plain;q=0.9                                  | text
            application/openmetrics-text;q=0, text/plain;q=0                                      | text
            application/openmetrics-text;q=high                                                   | text
            application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,application/openmetrics-text;q=0.5 | open
            ;;,,;q                                                                                | text
            """)
    void theFormIsNegotiated(String accept, String form) {
        assertThat(scrape().contentType(accept))
                .isEqualTo(
                        form.equals("open")
                                ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                                : "text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void aMeterThatIsRemovedLeavesThePage() throws IOException {
        Counter counter = Counter.builder("fairlead.plugin.redact.masked").register(exporter.registry());
        assertThat(page(null)).contains("fairlead_plugin_redact_masked_total 0.0");

        exporter.registry().remove(counter);
        assertThat(page(null)).doesNotContain("masked");
    }

    @Test
    void oneNameMayHaveSeveralSetsOfLabels() throws IOException {
        Counter.builder("fairlead.x")
                .tags("a", "1")
                .register(exporter.registry())
                .increment();
        Counter.builder("fairlead.x")
                .tags("b", "1")
                .register(exporter.registry())
                .increment();

        assertThat(page(null)).contains("fairlead_x_total{a=\"1\"} 1.0", "fairlead_x_total{b=\"1\"} 1.0");
    }

    @Test
    void aSecondTypeOfOneNameSpoilsNothing() throws IOException {
        Timer.builder("fairlead.y").register(exporter.registry()).record(Duration.ofSeconds(1));
        Gauge.builder("fairlead.y.seconds", () -> 7).register(exporter.registry());

        assertThat(page(null)).contains("fairlead_y_seconds_sum 1.0").doesNotContain("fairlead_y_seconds 7");
    }

    @Test
    void valuesOfLabelsCannotBreakTheirLine() throws IOException {
        Counter.builder("fairlead.x").tags("a", "1\"} 7\nevil 1").register(exporter.registry());

        assertThat(page(null)).contains("a=\"1\\\"} 7\\nevil 1\"").doesNotContain("\nevil");
    }

    @Test
    void helpLinesCanBeLeftOut() throws IOException {
        MetricsExporter terse = create(Map.of("descriptions", false, "path", "/internal/metrics"));
        Counter.builder("fairlead.x").description("words").register(terse.registry());
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        terse.scrape().orElseThrow().write(null, page);

        assertThat(page.toString(StandardCharsets.UTF_8)).doesNotContain("words");
        assertThat(terse.scrape().orElseThrow().path()).isEqualTo("/internal/metrics");
        assertThat(scrape().path()).isEqualTo("/metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "/", "/a b", "/a?b", "//a"})
    void aPathThatIsNoneIsRefused(String path) {
        assertThatThrownBy(() -> create(Map.of("path", path)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting 'path': found '" + path + "', expected a path such as /metrics");
    }

    @Test
    void theRegistryIsTheSameAtEachCallAndEndsWithTheExporter() {
        assertThat(exporter.registry()).isSameAs(exporter.registry());

        exporter.close();
        assertThat(exporter.registry().isClosed()).isTrue();
    }

    private Scrape scrape() {
        return exporter.scrape().orElseThrow();
    }

    private String page(@Nullable String accept) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        scrape().write(accept, page);
        return page.toString(StandardCharsets.UTF_8);
    }
}
