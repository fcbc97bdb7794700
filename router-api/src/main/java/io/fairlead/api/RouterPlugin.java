package io.fairlead.api;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.strategy.StrategyFactory;
import java.util.List;

/**
 * The entry class of a plugin and its table of contents. The host finds it through
 * {@code META-INF/services/io.fairlead.api.RouterPlugin}, creates it once with its public no-argument constructor and
 * asks each method once. Methods return factories only: they are cheap, do no I/O and start nothing. The class is public.
 * A plugin that throws here, lists nothing, or claims an extension that another plugin has already is not loaded, and
 * the host says why.
 */
public interface RouterPlugin {
    /** Codecs: one operation of one wire API each. */
    default List<DialectFactory> dialects() {
        return List.of();
    }

    /** Wire APIs offered to clients. */
    default List<ProtocolFactory> protocols() {
        return List.of();
    }

    /** Kinds of upstream that the configuration may name as a provider's {@code type}. */
    default List<ProviderFactory> providers() {
        return List.of();
    }

    /** Ways to order the candidates of a request. */
    default List<StrategyFactory> strategies() {
        return List.of();
    }

    /** Code that sees requests on the way down and answers on the way up. */
    default List<FilterFactory> filters() {
        return List.of();
    }

    /** Ways to publish the gateway's meters. */
    default List<MetricsExporterFactory> metricsExporters() {
        return List.of();
    }
}
