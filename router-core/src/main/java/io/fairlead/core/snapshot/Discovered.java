package io.fairlead.core.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What discovery found last at each provider. A new object for each change: the identity is the version.
 *
 * @param models by provider, then by name, in the vendors' order; a provider that never answered is not in it
 */
public record Discovered(Map<String, Map<String, ModelFacts>> models) {
    /** Nothing was found yet. */
    public static final Discovered NOTHING = new Discovered(Map.of());

    public Discovered {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    /** The same, with a new list for one provider. */
    public Discovered with(String provider, Map<String, ModelFacts> list) {
        Map<String, Map<String, ModelFacts>> all = new LinkedHashMap<>(models);
        all.put(provider, Collections.unmodifiableMap(new LinkedHashMap<>(list)));
        return new Discovered(all);
    }

    /** The models of a provider; empty if it never answered. */
    public Map<String, ModelFacts> of(String provider) {
        return models.getOrDefault(provider, Map.of());
    }
}
