package io.fairlead.server.http;

import io.fairlead.api.http.Headers;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A request's header fields where the server keeps them: nothing is copied. */
record RequestFields(io.helidon.http.Headers fields) implements Headers {
    @Override
    public @Nullable String first(String name) {
        return fields.first(FieldNames.name(name)).orElse(null);
    }

    @Override
    public List<String> all(String name) {
        return fields.values(FieldNames.name(name));
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        fields.forEach(header -> header.allValues().forEach(value -> field.accept(header.name(), value)));
    }

    /** Without values: they may be keys. */
    @Override
    public String toString() {
        return "RequestFields[" + fields.size() + "]";
    }
}
