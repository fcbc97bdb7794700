package io.fairlead.plugin.redact;

import io.fairlead.plugin.redact.find.DataKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one exchange masked: a value has one placeholder, however often it occurs. */
final class Vault {
    private final MaskForm form;
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<DataKind, Integer> issued = new EnumMap<>(DataKind.class);

    Vault(MaskForm form) {
        this.form = form;
    }

    /** The placeholder of a value. */
    String placeholder(DataKind kind, String value) {
        String known = placeholders.get(value);
        if (known != null) {
            return known;
        }
        String placeholder = form.placeholder(kind, issued.merge(kind, 1, Integer::sum));
        placeholders.put(value, placeholder);
        values.put(placeholder, value);
        return placeholder;
    }

    /** What a placeholder stands for, or null if it is none of this exchange. */
    @Nullable String value(String placeholder) {
        return values.get(placeholder);
    }

    /** How many placeholders of a kind there are; they are numbered from 1. */
    int issued(DataKind kind) {
        return issued.getOrDefault(kind, 0);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
