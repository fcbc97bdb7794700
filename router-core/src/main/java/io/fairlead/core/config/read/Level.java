package io.fairlead.core.config.read;

import io.fairlead.api.settings.Setting;
import io.fairlead.core.config.schema.Form;
import io.fairlead.core.config.schema.Key;
import io.fairlead.core.config.schema.Section;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What one level of the configuration says of settings that may be said at several; the nearest level wins. */
final class Level {
    private final Map<Setting<?>, Object> values;

    private Level(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /** What a block says. */
    static Level said(Block block, Section section) {
        return collect(block, section, Block::find);
    }

    /** What a block says, and the defaults for the rest. */
    static Level inFull(Block block, Section section) {
        return collect(block, section, Block::get);
    }

    private static Level collect(Block block, Section section, BiFunction<Block, Setting<?>, @Nullable Object> value) {
        Map<Setting<?>, Object> values = new HashMap<>();
        for (Key key : section.keys()) {
            if (key.form() instanceof Form.Group(Section inner)) {
                values.putAll(collect(block.open(inner), inner, value).values);
            } else if (key.form() instanceof Form.Value(Setting<?> setting)) {
                Object said = value.apply(block, setting);
                if (said != null) {
                    values.put(setting, said);
                }
            }
        }
        return new Level(values);
    }

    /** The same level, with what it does not say taken from the one behind it. */
    Level over(Level behind) {
        if (values.isEmpty()) {
            return behind;
        }
        Map<Setting<?>, Object> merged = new HashMap<>(behind.values);
        merged.putAll(values);
        return new Level(merged);
    }

    @SuppressWarnings("unchecked") // put there by the same setting's parser
    <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.fallback().orElseThrow() : (T) value;
    }

    int count(Setting<Long> setting) {
        return Math.toIntExact(get(setting));
    }
}
