package io.fairlead.api.chat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of extensions that keep their order: it reaches upstreams, whose caches know a prompt by its bytes. */
final class ExtensionMap {
    private ExtensionMap() {}

    static Map<String, String> copyOf(Map<String, String> extensions) {
        return extensions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }
}
