package io.fairlead.core.config;

import io.fairlead.api.settings.Settings;
import java.util.Optional;
import java.util.Set;

/** The extensions that a configuration may name. The plugin runtime answers; kind and name make the extension's id. */
public interface KnownExtensions {
    /** The kind of what a provider's {@code type} names. */
    String PROVIDER = "provider";

    /** The kind of what a route's {@code strategy} names. */
    String STRATEGY = "strategy";

    /** The kind of what {@code filters} names. */
    String FILTER = "filter";

    /** The kind of what {@code metrics} names. */
    String METRICS = "metrics";

    /** All names of a kind; empty if there are none. */
    Set<String> names(String kind);

    /** The settings that an extension takes; empty if there is no such extension. */
    Optional<Settings> settings(String kind, String name);
}
