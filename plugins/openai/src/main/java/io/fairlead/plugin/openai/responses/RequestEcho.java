package io.fairlead.plugin.openai.responses;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.tool.AskedTools;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a request as its response repeats them, with this API's defaults where the request names none. Of what
 * an upstream of another API was not asked, a response says what was done and not what was wished: nothing is stored, cut
 * away or kept in a cache, and which tier served is not known. The request is looked at when the first response is written.
 */
public final class RequestEcho {
    private static final Logger LOGGER = System.getLogger(RequestEcho.class.getName());
    private static final String TEXT = "text";
    private static final String TOOLS = "tools";
    private static final String PLAIN_TEXT = "{\"format\":{\"type\":\"text\"}}";
    private static final Map<String, String> DEFAULTS = defaults();

    /** That of a request of which nothing is known. */
    public static final RequestEcho NONE = new RequestEcho(null);

    private final @Nullable RequestBody body;
    private final AskedTools asked;
    private @Nullable Map<String, Slice> stated;

    private RequestEcho(@Nullable RequestBody body) {
        this.body = body;
        this.asked = new AskedTools(body);
        this.stated = body == null ? Map.of() : null;
    }

    private static Map<String, String> defaults() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("background", "false");
        all.put("instructions", "null");
        all.put("max_output_tokens", "null");
        all.put("metadata", "{}");
        all.put("parallel_tool_calls", "true");
        all.put("previous_response_id", "null");
        all.put("prompt_cache_key", "null");
        all.put("reasoning", "{\"effort\":null,\"summary\":null}");
        all.put("safety_identifier", "null");
        all.put("temperature", "1.0");
        all.put(TEXT, PLAIN_TEXT);
        all.put("tool_choice", "\"auto\"");
        all.put(TOOLS, "[]");
        all.put("top_logprobs", "0");
        all.put("top_p", "1.0");
        all.put("user", "null");
        return all;
    }

    /** The settings of a request; those of none if the host does not have it. */
    public static RequestEcho of(@Nullable RequestBody body) {
        return body == null ? NONE : new RequestEcho(body);
    }

    /** What the request states; nothing if it cannot be read: an answer that has begun goes on. */
    private Map<String, Slice> stated() {
        Map<String, Slice> known = stated;
        if (known == null) {
            known = found();
            stated = known;
        }
        return known;
    }

    private Map<String, Slice> found() {
        try {
            return found(body);
        } catch (RuntimeException failure) {
            String kind = failure.getClass().getName();
            LOGGER.log(
                    Level.DEBUG, "a response repeats no settings, since the request cannot be read: failure={0}", kind);
            return Map.of();
        }
    }

    private static Map<String, Slice> found(@Nullable RequestBody body) {
        Map<String, Slice> stated = new LinkedHashMap<>();
        JsonScan scan = body == null ? null : body.json();
        if (body == null || scan == null) {
            return stated;
        }
        for (String name : DEFAULTS.keySet()) {
            int member = scan.find(name);
            if (member >= 0 && scan.kind(member) != JsonKind.NULL) {
                stated.put(name, body.slice(scan.valueStart(member), scan.valueEnd(member)));
            }
        }
        return stated;
    }

    private EchoedTools tools() {
        return new EchoedTools(asked.get());
    }

    /** Writes the members. */
    void write(JsonWriter json) {
        Map<String, Slice> values = stated();
        DEFAULTS.forEach((name, otherwise) -> {
            Slice value = values.get(name);
            json.name(name);
            if (value == null) {
                json.raw(otherwise);
            } else if (name.equals(TEXT)) {
                text(json, value);
            } else if (name.equals(TOOLS)) {
                tools().write(json, value);
            } else if (name.equals("tool_choice")) {
                json.raw(tools().chosen(value) ? value.utf8() : otherwise);
            } else {
                json.raw(value);
            }
        });
        json.name("max_tool_calls").nullValue();
        json.name("prompt_cache_retention").nullValue();
        json.name("service_tier").nullValue();
        json.member("store", false).member("truncation", "disabled");
    }

    /** The form of the text is there in every response, whether the request has it or not. */
    private static void text(JsonWriter json, Slice value) {
        JsonCursor cursor = JsonCursor.over(value.array(), value.start(), value.end());
        if (!cursor.enter(JsonKind.OBJECT)) {
            json.raw(PLAIN_TEXT);
            return;
        }
        boolean form = false;
        json.beginObject();
        while (cursor.nextMember()) {
            form |= cursor.nameIs("format");
            json.name(cursor.name()).raw(cursor.rawText());
        }
        if (!form) {
            json.name("format").raw("{\"type\":\"text\"}");
        }
        json.endObject();
    }
}
