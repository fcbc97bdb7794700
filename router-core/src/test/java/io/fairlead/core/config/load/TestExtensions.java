package io.fairlead.core.config.load;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.core.config.KnownExtensions;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A handful of extensions to configure. */
final class TestExtensions implements KnownExtensions {
    static final Setting<?> WINDOW = Setting.duration("window");

    private static final Map<String, Settings> SETTINGS = Map.of(
            "provider.openai",
            Settings.of(Setting.text("base-url"), Setting.text("preset"), Setting.text("organization")),
            "provider.cloud",
            Settings.of(
                    Setting.text("region").required(),
                    Setting.integer("secret-number", 1, 9).secret(),
                    Setting.of("fragile", "fragile value", raw -> {
                        throw new IllegalStateException("found " + raw);
                    })),
            "strategy.failover",
            Settings.NONE,
            "strategy.fastest-first",
            Settings.of(WINDOW, Setting.percent("explore")),
            "filter.mask",
            Settings.of(Setting.texts("words").required()),
            "filter.cache",
            Settings.of(Setting.duration("ttl")),
            "metrics.prometheus",
            Settings.of(Setting.text("path")));

    @Override
    public Set<String> names(String kind) {
        Set<String> names = new LinkedHashSet<>();
        SETTINGS.keySet().stream()
                .filter(id -> id.startsWith(kind + "."))
                .map(id -> id.substring(kind.length() + 1))
                .sorted()
                .forEach(names::add);
        return names;
    }

    @Override
    public Optional<Settings> settings(String kind, String name) {
        return Optional.ofNullable(SETTINGS.get(kind + "." + name));
    }
}
