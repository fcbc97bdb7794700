package io.fairlead.api.http;

import org.jspecify.annotations.Nullable;

/** The head of a client's request. */
public interface RequestHead {
    /** The method, upper case. */
    String method();

    /** The decoded path, without query. */
    String path();

    /** The raw query, without its question mark, or null. */
    @Nullable String query();

    /** A variable part of the path, as named by the endpoint's template, decoded; null if it has none of that name. */
    @Nullable String parameter(String name);

    /** The header fields. */
    Headers headers();
}
