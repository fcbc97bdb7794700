package io.fairlead.toolkit;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The head of a reply, for tests. */
record Fields(int status, Map<String, String> byName) implements ReplyHead, Headers {
    /** A head whose fields are written {@code name: value}, separated by {@code |}. */
    static Fields of(int status, String lines) {
        Map<String, String> byName = new TreeMap<>();
        for (String line : lines.split("\\|", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                byName.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Fields(status, byName);
    }

    @Override
    public Headers headers() {
        return this;
    }

    @Override
    public @Nullable String first(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> all(String name) {
        String value = first(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        byName.forEach(field);
    }
}
