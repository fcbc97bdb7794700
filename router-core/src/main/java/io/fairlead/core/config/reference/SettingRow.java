package io.fairlead.core.config.reference;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a setting.
 *
 * @param key as it is written
 * @param type in words, with its range
 * @param fallback what holds where it is not written, as one would write it; null if nothing does
 * @param required whether it must be written
 * @param secret whether its value is never shown
 * @param description what it is for; may be empty
 */
public record SettingRow(
        String key, String type, @Nullable String fallback, boolean required, boolean secret, String description) {
    /** All settings of an extension, in its own order. */
    public static List<SettingRow> of(Settings settings) {
        return settings.all().stream().map(SettingRow::of).toList();
    }

    private static SettingRow of(Setting<?> setting) {
        return new SettingRow(
                setting.key(),
                setting.type(),
                Written.fallback(setting).orElse(null),
                setting.isRequired(),
                setting.isSecret(),
                setting.description());
    }
}
