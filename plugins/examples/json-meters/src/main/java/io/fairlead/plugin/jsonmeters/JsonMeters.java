package io.fairlead.plugin.jsonmeters;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.api.metrics.Scrape;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves {@code {"meters":[{"name":"...","tags":{...},"values":{"count":1.0}}]}} on the port for operators. */
final class JsonMeters implements MetricsExporter, Scrape {
    private static final Setting<String> PATH =
            Setting.text("path").withDefault("/meters.json").describedAs("Where the page is served.");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final String path;

    private JsonMeters(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: found '" + path + "', expected one that begins with /");
        }
        this.path = path;
    }

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
        return path;
    }

    @Override
    public String contentType(@Nullable String accept) {
        return "application/json";
    }

    @Override
    public void write(@Nullable String accept, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter().beginObject().name("meters").beginArray();
        registry.getMeters().forEach(meter -> write(meter, json));
        Slice page = json.endArray().endObject().slice();
        page.writeTo(out);
    }

    private static void write(Meter meter, JsonWriter json) {
        json.beginObject().member("name", meter.getId().getName());
        json.name("tags").beginObject();
        for (Tag tag : meter.getId().getTags()) {
            json.member(tag.getKey(), tag.getValue());
        }
        json.endObject().name("values").beginObject();
        for (Measurement measurement : meter.measure()) {
            String name = measurement.getStatistic().name().toLowerCase(Locale.ROOT);
            double value = measurement.getValue();
            if (Double.isFinite(value)) {
                json.name(name).number(value); // JSON has no word for the others
            }
        }
        json.endObject().endObject();
    }

    @Override
    public void close() {
        registry.close();
    }

    /** Makes the exporter that {@code metrics: [json-meters]} names. */
    static final class Factory implements MetricsExporterFactory {
        @Override
        public String name() {
            return "json-meters";
        }

        @Override
        public Settings settings() {
            return Settings.of(PATH);
        }

        @Override
        public MetricsExporter create(PluginContext context) {
            return new JsonMeters(context.settings().get(PATH));
        }
    }
}
