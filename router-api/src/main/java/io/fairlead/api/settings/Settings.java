package io.fairlead.api.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All settings that an extension takes. Any other key in its part of the configuration is an error. */
public final class Settings {
    /** No settings. */
    public static final Settings NONE = new Settings(Map.of());

    private final Map<String, Setting<?>> byKey;

    private Settings(Map<String, Setting<?>> byKey) {
        this.byKey = byKey;
    }

    /**
     * These settings, in this order.
     *
     * @throws IllegalArgumentException if two have the same key
     */
    public static Settings of(Setting<?>... settings) {
        Map<String, Setting<?>> byKey = new LinkedHashMap<>();
        for (Setting<?> setting : settings) {
            if (byKey.put(setting.key(), setting) != null) {
                throw new IllegalArgumentException("setting '" + setting.key() + "' is declared twice");
            }
        }
        return new Settings(byKey);
    }

    /** All settings in order. */
    public List<Setting<?>> all() {
        return List.copyOf(byKey.values());
    }

    /** The setting with a key. */
    public Optional<Setting<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
