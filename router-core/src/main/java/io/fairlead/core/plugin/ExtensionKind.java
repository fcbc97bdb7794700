package io.fairlead.core.plugin;

import io.fairlead.api.Extension;
import io.fairlead.api.RouterPlugin;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.strategy.Strategy;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One extension point: its word in ids and configuration, and where a plugin's table of contents lists it.
 *
 * @param <T> what its factories make
 */
public final class ExtensionKind<T> {
    public static final ExtensionKind<Dialect> DIALECT =
            new ExtensionKind<>("dialect", "dialects()", RouterPlugin::dialects);
    public static final ExtensionKind<Protocol> PROTOCOL =
            new ExtensionKind<>("protocol", "protocols()", RouterPlugin::protocols);
    public static final ExtensionKind<Provider> PROVIDER =
            new ExtensionKind<>("provider", "providers()", RouterPlugin::providers);
    public static final ExtensionKind<Strategy> STRATEGY =
            new ExtensionKind<>("strategy", "strategies()", RouterPlugin::strategies);
    public static final ExtensionKind<Filter> FILTER =
            new ExtensionKind<>("filter", "filters()", RouterPlugin::filters);
    public static final ExtensionKind<MetricsExporter> METRICS =
            new ExtensionKind<>("metrics", "metricsExporters()", RouterPlugin::metricsExporters);

    static final List<ExtensionKind<?>> ALL = List.of(DIALECT, PROTOCOL, PROVIDER, STRATEGY, FILTER, METRICS);

    private final String word;
    private final String method;
    private final Function<RouterPlugin, ? extends @Nullable List<? extends Extension<T>>> contents;

    private ExtensionKind(
            String word,
            String method,
            Function<RouterPlugin, ? extends @Nullable List<? extends Extension<T>>> contents) {
        this.word = word;
        this.method = method;
        this.contents = contents;
    }

    /** The word, such as {@code provider}. */
    public String word() {
        return word;
    }

    /** The id of an extension of this kind, such as {@code provider.anthropic}. */
    public String id(String name) {
        return word + "." + name;
    }

    /** The method of the entry class, for messages. */
    String method() {
        return method;
    }

    /** Asks a plugin; null if it answers so, against its contract. */
    @Nullable List<? extends Extension<T>> ask(RouterPlugin plugin) {
        return contents.apply(plugin);
    }

    @Override
    public String toString() {
        return word;
    }
}
