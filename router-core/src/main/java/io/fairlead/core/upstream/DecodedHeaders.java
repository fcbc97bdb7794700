package io.fairlead.core.upstream;

import io.fairlead.api.http.Headers;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The fields of a reply whose body was decoded: without those that are true only of the bytes on the wire. */
record DecodedHeaders(Headers received) implements Headers {
    @Override
    public @Nullable String first(String name) {
        return ofWire(name) ? null : received.first(name);
    }

    @Override
    public List<String> all(String name) {
        return ofWire(name) ? List.of() : received.all(name);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        received.forEach((name, value) -> {
            if (!ofWire(name)) {
                field.accept(name, value);
            }
        });
    }

    private static boolean ofWire(String name) {
        return name.equalsIgnoreCase("Content-Encoding") || name.equalsIgnoreCase("Content-Length");
    }
}
