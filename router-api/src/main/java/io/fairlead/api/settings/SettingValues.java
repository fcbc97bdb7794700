package io.fairlead.api.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of declared settings: checked, with defaults filled in. */
public final class SettingValues {
    /** Values for an extension that declares no settings. */
    public static final SettingValues NONE = new SettingValues(Map.of());

    private final Map<String, Object> values;

    private SettingValues(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Parses raw values by their declarations. For hosts and kits; the configuration loader reports more.
     *
     * @param raw values by key, as {@link SettingParser#parse} takes them
     * @throws IllegalArgumentException if a key is unknown, a required one missing, or a value does not fit
     */
    public static SettingValues parse(Settings settings, Map<String, ?> raw) {
        raw.keySet().stream()
                .filter(key -> settings.find(key).isEmpty())
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("unknown setting '" + key + "'");
                });
        Map<String, Object> values = new HashMap<>();
        for (Setting<?> setting : settings.all()) {
            @Nullable Object value = raw.get(setting.key());
            if (value == null && setting.isRequired()) {
                throw new IllegalArgumentException("setting '" + setting.key() + "' is missing");
            }
            if (value != null) {
                values.put(setting.key(), parse(setting, value));
            }
        }
        return new SettingValues(Map.copyOf(values));
    }

    private static Object parse(Setting<?> setting, Object raw) {
        try {
            return setting.parse(raw);
        } catch (SettingException e) {
            String found = setting.isSecret() ? "a secret value" : "'" + raw + "'";
            throw new IllegalArgumentException(
                    "setting '" + setting.key() + "': found " + found + ", expected " + e.getMessage(), e);
        }
    }

    /**
     * The value of a setting that is required or has a default.
     *
     * @throws IllegalStateException if it has neither and is not configured
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new IllegalStateException("setting '" + setting.key() + "' has no value"));
    }

    /** The value of a setting, or its default, if there is one. */
    @SuppressWarnings("unchecked") // put there by the same setting's parser
    public <T> Optional<T> find(Setting<T> setting) {
        Object value = values.get(setting.key());
        return value == null ? setting.fallback() : Optional.of((T) value);
    }
}
