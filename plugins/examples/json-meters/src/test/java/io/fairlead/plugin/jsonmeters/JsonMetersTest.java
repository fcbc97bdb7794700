package io.fairlead.plugin.jsonmeters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.testkit.FixedContext;
import io.micrometer.core.instrument.Gauge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonMetersTest {
    private static MetricsExporter exporter(Map<String, ?> settings) {
        JsonMeters.Factory factory = new JsonMeters.Factory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    private static String page(MetricsExporter exporter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.scrape().orElseThrow().write(null, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shows_every_meter_with_its_tags() throws IOException {
        MetricsExporter exporter = exporter(Map.of());
        exporter.registry().counter("requests", "route", "\"smart\"").increment(2);

        assertThat(page(exporter))
                .isEqualTo("{\"meters\":[{\"name\":\"requests\",\"tags\":{\"route\":\"\\\"smart\\\"\"},"
                        + "\"values\":{\"count\":2.0}}]}");
    }

    @Test
    void leaves_out_what_is_no_number() throws IOException {
        MetricsExporter exporter = exporter(Map.of());
        Gauge.builder("broken", () -> Double.NaN).register(exporter.registry());

        assertThat(page(exporter)).isEqualTo("{\"meters\":[{\"name\":\"broken\",\"tags\":{},\"values\":{}}]}");
    }

    @Test
    void takes_a_path_and_no_other_text() {
        assertThat(exporter(Map.of("path", "/all")).scrape().orElseThrow().path())
                .isEqualTo("/all");
        assertThatThrownBy(() -> exporter(Map.of("path", "all")))
                .hasMessageContaining("expected one that begins with /");
    }
}
