package io.fairlead.core.plugin.context;

import io.fairlead.api.http.Headers;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields that were given as a map. */
record FieldMap(Map<String, String> fields) implements Headers {
    @Override
    public @Nullable String first(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    @Override
    public List<String> all(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(field -> field.getValue().strip())
                .toList();
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        fields.forEach(field);
    }
}
