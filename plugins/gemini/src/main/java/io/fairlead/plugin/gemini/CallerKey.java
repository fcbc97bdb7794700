package io.fairlead.plugin.gemini;

import io.fairlead.api.http.RequestHead;
import io.fairlead.toolkit.BearerKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key of a caller: in the header field that Google's clients use, in the query, or as a bearer token. */
final class CallerKey {
    static final String FIELD = "x-goog-api-key";
    private static final String PARAMETER = "key=";

    private CallerKey() {}

    static @Nullable String of(RequestHead head) {
        String field = head.headers().first(FIELD);
        if (field != null && !field.isEmpty()) {
            return field;
        }
        String parameter = inQuery(head);
        return parameter == null ? BearerKey.of(head.headers()) : parameter;
    }

    /** The key in the query, or null. */
    static @Nullable String inQuery(RequestHead head) {
        String query = head.query();
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(PARAMETER) && parameter.length() > PARAMETER.length()) {
                return decoded(parameter.substring(PARAMETER.length()));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
