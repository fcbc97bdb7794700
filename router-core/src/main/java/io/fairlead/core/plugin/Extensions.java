package io.fairlead.core.plugin;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.core.config.KnownExtensions;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All factories of all loaded plugins at one moment, by kind and name. Immutable; names come in alphabetical order. */
public final class Extensions implements KnownExtensions {
    /** No plugin at all. */
    public static final Extensions NONE = new Extensions(Map.of());

    private final Map<String, SortedMap<String, OwnedFactory<?>>> byKind;

    private Extensions(Map<String, SortedMap<String, OwnedFactory<?>>> byKind) {
        this.byKind = byKind;
    }

    /** An index over factories whose ids are distinct. */
    static Extensions of(Collection<OwnedFactory<?>> factories) {
        Map<String, SortedMap<String, OwnedFactory<?>>> byKind = new HashMap<>();
        for (OwnedFactory<?> factory : factories) {
            byKind.computeIfAbsent(factory.kind().word(), _ -> new TreeMap<>()).put(factory.name(), factory);
        }
        byKind.replaceAll((_, byName) -> Collections.unmodifiableSortedMap(byName));
        return new Extensions(byKind);
    }

    public Map<String, OwnedFactory<Dialect>> dialects() {
        return all(ExtensionKind.DIALECT);
    }

    public Map<String, OwnedFactory<Protocol>> protocols() {
        return all(ExtensionKind.PROTOCOL);
    }

    public Map<String, OwnedFactory<Provider>> providers() {
        return all(ExtensionKind.PROVIDER);
    }

    public Map<String, OwnedFactory<Strategy>> strategies() {
        return all(ExtensionKind.STRATEGY);
    }

    public Map<String, OwnedFactory<Filter>> filters() {
        return all(ExtensionKind.FILTER);
    }

    public Map<String, OwnedFactory<MetricsExporter>> exporters() {
        return all(ExtensionKind.METRICS);
    }

    @Override
    public Set<String> names(String kind) {
        return named(kind).keySet();
    }

    @Override
    public Optional<Settings> settings(String kind, String name) {
        return Optional.ofNullable(named(kind).get(name)).map(OwnedFactory::settings);
    }

    /** The owner of an extension id, or null. */
    @Nullable String owner(OwnedFactory<?> claimed) {
        OwnedFactory<?> present = named(claimed.kind().word()).get(claimed.name());
        return present == null ? null : present.plugin();
    }

    private SortedMap<String, OwnedFactory<?>> named(String kind) {
        return byKind.getOrDefault(kind, Collections.emptySortedMap());
    }

    @SuppressWarnings("unchecked") // a factory is filed under its own kind, and each kind has one type
    private <T> Map<String, OwnedFactory<T>> all(ExtensionKind<T> kind) {
        return (Map<String, OwnedFactory<T>>) (Map<String, ?>) named(kind.word());
    }
}
