package io.fairlead.core.config;

import io.fairlead.core.config.problem.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One use of an extension.
 *
 * @param name the extension's name within its kind
 * @param values its settings as the configuration has them, variables put in, not parsed: what {@link
 *     io.fairlead.api.settings.SettingValues#parse} takes
 * @param at where it stands
 */
public record ExtensionConfig(String name, Map<String, Object> values, Position at) {
    public ExtensionConfig {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Equal wherever it stands, so that a line more above it is not a change. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtensionConfig that && name.equals(that.name) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values);
    }

    /** Without the values: some of them may be secret. */
    @Override
    public String toString() {
        return "ExtensionConfig[name=" + name + ", settings=" + values.keySet() + ", at=" + at + "]";
    }
}
