package io.fairlead.core.exchange;

import io.fairlead.api.http.Headers;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields without those that hold a client's credentials. */
record SafeHeaders(Headers all) implements Headers {
    private static final List<String> HIDDEN =
            List.of("authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "x-goog-api-key");

    @Override
    public @Nullable String first(String name) {
        return hidden(name) ? null : all.first(name);
    }

    @Override
    public List<String> all(String name) {
        return hidden(name) ? List.of() : all.all(name);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        all.forEach((name, value) -> {
            if (!hidden(name)) {
                field.accept(name, value);
            }
        });
    }

    private static boolean hidden(String name) {
        for (int i = 0; i < HIDDEN.size(); i++) {
            if (HIDDEN.get(i).equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "SafeHeaders";
    }
}
