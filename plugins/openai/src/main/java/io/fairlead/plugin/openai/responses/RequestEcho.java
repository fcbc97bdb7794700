package io.fairlead.plugin.openai.responses;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.tool.ClientTools;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a request as its response repeats them, with this API's defaults where the request names none. Of what
 * an upstream of another API was not asked, a response says what was done and not what was wished: nothing is stored, cut
 * away or kept in a cache, and which tier served is not known.
 */
public final class RequestEcho {
    private static final String TEXT = "text";
    private static final String TOOLS = "tools";
    private static final String PLAIN_TEXT = "{\"format\":{\"type\":\"text\"}}";
    private static final Map<String, String> DEFAULTS = defaults();

    /** That of a request of which nothing is known. */
    public static final RequestEcho NONE = new RequestEcho(Map.of(), ClientTools.NONE);

    private final Map<String, Slice> stated;
    private final EchoedTools tools;

    private RequestEcho(Map<String, Slice> stated, ClientTools tools) {
        this.stated = stated;
        this.tools = new EchoedTools(tools);
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
        JsonScan scan = body == null ? null : body.json();
        if (body == null || scan == null) {
            return NONE;
        }
        Map<String, Slice> stated = new LinkedHashMap<>();
        for (String name : DEFAULTS.keySet()) {
            int member = scan.find(name);
            if (member >= 0 && scan.kind(member) != JsonKind.NULL) {
                stated.put(name, body.slice(scan.valueStart(member), scan.valueEnd(member)));
            }
        }
        return new RequestEcho(stated, ClientTools.of(body));
    }

    /** Writes the members. */
    void write(JsonWriter json) {
        DEFAULTS.forEach((name, otherwise) -> {
            Slice value = stated.get(name);
            json.name(name);
            if (value == null) {
                json.raw(otherwise);
            } else if (name.equals(TEXT)) {
                text(json, value);
            } else if (name.equals(TOOLS)) {
                tools.write(json, value);
            } else if (name.equals("tool_choice")) {
                json.raw(tools.chosen(value) ? value.utf8() : otherwise);
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
