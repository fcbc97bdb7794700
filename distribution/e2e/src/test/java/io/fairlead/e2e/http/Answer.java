package io.fairlead.e2e.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.upstream.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came.
 *
 * @param status of the answer
 * @param headers by lower case name
 * @param body without the framing of its chunks
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what the tests are about
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
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

    /** The data of the events, one after the other. */
    public List<String> events() {
        return text().lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }
}
