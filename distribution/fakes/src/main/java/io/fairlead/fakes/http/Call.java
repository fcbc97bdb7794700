package io.fairlead.fakes.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request.
 *
 * @param method of it
 * @param path of it, without the query
 * @param query of it, empty if there is none
 * @param headers by their names in lower case
 * @param body as JSON; an empty object if there is none
 */
public record Call(String method, String path, String query, Map<String, List<String>> headers, JsonNode body) {
    /** The first value of a header; its name is in lower case. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
