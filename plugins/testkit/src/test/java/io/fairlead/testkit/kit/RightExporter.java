package io.fairlead.testkit.kit;

import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.Scrape;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exporter without mistakes, with a page of plain text. Open where a mistake may be planted. */
class RightExporter implements MetricsExporter, Scrape {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Override
    public MeterRegistry registry() {
        return registry;
    }

    @Override
    public Optional<Scrape> scrape() {
        return Optional.of(this);
    }

    @Override
    public String path() {
        return "/meters";
    }

    @Override
    public String contentType(@Nullable String accept) {
        return "text/plain";
    }

    @Override
    public void write(@Nullable String accept, OutputStream out) throws IOException {
        out.write(page().getBytes(StandardCharsets.UTF_8));
    }

    String page() {
        return registry.getMeters().stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Meter meter) {
        StringBuilder values = new StringBuilder();
        for (Measurement measurement : meter.measure()) {
            values.append(' ').append(value(measurement));
        }
        return escaped(meter.getId().getName()) + " "
                + escaped(meter.getId().getTags().toString()) + values + "\n";
    }

    String value(Measurement measurement) {
        double value = measurement.getValue();
        return Double.isFinite(value) ? new BigDecimal(value).toPlainString() : Double.toString(value);
    }

    String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    @Override
    public void close() {
        registry.close();
    }
}
