package io.fairlead.core.upstream;

/**
 * What is asked for.
 *
 * @param method upper-case name
 * @param target path and query, percent-encoded
 */
public record RequestLine(String method, String target) {}
