package example.live;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.api.metrics.Scrape;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One extension of each of four kinds, all of which tell the version of the jar that they are from. */
public final class LivePlugin implements RouterPlugin {
    static final String VERSION = version();

    private static String version() {
        try (InputStream in = LivePlugin.class.getResourceAsStream("/live-version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ProviderFactory> providers() {
        return List.of(new Providers());
    }

    @Override
    public List<StrategyFactory> strategies() {
        return List.of(new Strategies());
    }

    @Override
    public List<FilterFactory> filters() {
        return List.of(new Filters());
    }

    @Override
    public List<MetricsExporterFactory> metricsExporters() {
        return List.of(new Exporters());
    }

    static final class Providers implements ProviderFactory {
        private static final Setting<String> SERVER = Setting.text("server").required();

        @Override
        public String name() {
            return "live";
        }

        @Override
        public Settings settings() {
            return Settings.of(SERVER);
        }

        @Override
        public Provider create(PluginContext context) {
            if (VERSION.contains("broken")) {
                throw new IllegalStateException("it is");
            }
            context.meters().gauge("size", context, any -> 1);
            var looked = context.meters().counter("looked");
            context.schedule(Duration.ofMillis(50), () -> looked.add(1));
            return new Live(context.settings().get(SERVER));
        }
    }

    static final class OwnException extends RuntimeException {}

    record Live(String baseUrl) implements Provider {
        @Override
        public List<DialectId> dialects(Deployment deployment) {
            return List.of(DialectId.of("openai.chat"));
        }

        @Override
        public void address(CallEdit call, Attempt attempt) {
            call.url(Origin.of(URI(baseUrl)), "/" + VERSION + "/" + attempt.deployment().model());
        }

        private static java.net.URI URI(String text) {
            return java.net.URI.create(text);
        }

        @Override
        public Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
            return null;
        }

        @Override
        public Failure classify(ReplyHead head, UpstreamError error) {
            if (head.status() == 418) {
                throw new OwnException();
            }
            return head.status() < 300 ? null : Failure.of(FailureKind.SERVER, "http " + head.status());
        }
    }

    static final class Strategies implements StrategyFactory {
        @Override
        public String name() {
            return "live";
        }

        @Override
        public Strategy create(PluginContext context) {
            return new Ordered();
        }
    }

    record Ordered() implements Strategy {
        @Override
        public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
            scope.numbers().add("walks", 1);
            return Walk.over(candidates);
        }
    }

    static final class Filters implements FilterFactory {
        @Override
        public String name() {
            return "live";
        }

        @Override
        public Filter create(PluginContext context) {
            return new Marking();
        }
    }

    record Marking() implements Filter {
        @Override
        public Set<View> views() {
            return Set.of(View.HEAD);
        }

        @Override
        public FilterPass open(ExchangeInfo exchange) {
            return new Pass();
        }
    }

    record Pass() implements FilterPass {
        @Override
        public void replyHead(ReplyHead head, Headers.Edit headers) {
            headers.set("X-Live", VERSION);
        }
    }

    static final class Exporters implements MetricsExporterFactory {
        @Override
        public String name() {
            return "live";
        }

        @Override
        public MetricsExporter create(PluginContext context) {
            return new Page();
        }
    }

    static final class Page implements MetricsExporter, Scrape {
        private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

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
            return "/live";
        }

        @Override
        public String contentType(String accept) {
            return "text/plain";
        }

        @Override
        public void write(String accept, OutputStream out) throws IOException {
            out.write((VERSION + " " + registry.getMeters().size()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            registry.close();
        }
    }
}
