package io.fairlead.core.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query without those of its parameters that hold a client's credentials. */
final class SafeQuery {
    private static final Set<String> HIDDEN = Set.of("key", "api_key", "api-key", "apikey", "access_token");

    private SafeQuery() {}

    static @Nullable String of(@Nullable String query) {
        if (query == null || Arrays.stream(query.split("&")).noneMatch(SafeQuery::hidden)) {
            return query;
        }
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !hidden(parameter))
                .collect(Collectors.joining("&"));
    }

    /** A name with escapes in it could be any. */
    private static boolean hidden(String parameter) {
        int end = parameter.indexOf('=');
        String name = end < 0 ? parameter : parameter.substring(0, end);
        return name.indexOf('%') >= 0 || HIDDEN.contains(name.toLowerCase(Locale.ROOT));
    }
}
