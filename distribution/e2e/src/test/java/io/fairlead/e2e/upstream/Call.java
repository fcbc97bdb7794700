package io.fairlead.e2e.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as an upstream sees it.
 *
 * @param method of the request
 * @param path with its query
 * @param headers by lower case name
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what the tests are about
public record Call(String method, String path, Map<String, List<String>> headers, byte[] body) {
    /** A header field's value. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.getFirst();
    }

    /** The body as text. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** The body as a tree. */
    public JsonNode json() {
        return Json.tree(text());
    }

    /** Whether a stream is asked for. */
    public boolean stream() {
        return json().path("stream").asBoolean();
    }
}
