package io.fairlead.toolkit;

import io.fairlead.api.http.Headers;
import org.jspecify.annotations.Nullable;

/** Keys of callers who identify themselves with {@code Authorization: Bearer}. */
public final class BearerKey {
    private static final String BEARER = "Bearer ";

    private BearerKey() {}

    /** The key, or null if there is none. */
    public static @Nullable String of(Headers headers) {
        String value = headers.first("authorization");
        if (value == null || !value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String key = value.substring(BEARER.length()).strip();
        return key.isEmpty() ? null : key;
    }
}
