package io.fairlead.plugin.openai.responses;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.request.AllowedTools;
import io.fairlead.plugin.openai.request.ToolMention;
import io.fairlead.plugin.openai.tool.ClientTools;
import java.util.Set;

/**
 * The tools of a request that an upstream of another API was told of, in the client's own form: functions, custom tools
 * and namespaces of such.
 *
 * @param tools of the request
 */
record EchoedTools(ClientTools tools) {
    private static final Set<String> WORDS = Set.of("auto", "none", "required");

    /** Writes a list without the others. */
    void write(JsonWriter json, Slice list) {
        write(json, cursor(list));
    }

    private void write(JsonWriter json, JsonCursor cursor) {
        json.beginArray();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                ToolMention tool = ToolMention.at(cursor);
                if (tool.isTool()) {
                    json.raw(cursor.rawText());
                } else if (tool.isNamespace() && !tools.within(tool.name()).isEmpty()) {
                    namespace(json, cursor);
                }
            }
            cursor.leave();
        }
        json.endArray();
    }

    private void namespace(JsonWriter json, JsonCursor cursor) {
        json.beginObject();
        cursor.enter();
        while (cursor.nextMember()) {
            json.name(cursor.name());
            if (cursor.nameIs("tools")) {
                write(json, cursor);
            } else {
                json.raw(cursor.rawText());
            }
        }
        cursor.leave();
        json.endObject();
    }

    /** Whether a choice of tools was sent on. */
    boolean chosen(Slice choice) {
        JsonCursor cursor = cursor(choice);
        if (cursor.is(JsonKind.STRING)) {
            return WORDS.contains(cursor.text());
        }
        ToolMention tool = ToolMention.at(cursor);
        return tool.isTool() ? tool.meant(tools).size() == 1 : AllowedTools.of(choice.utf8(), tools) != null;
    }

    private static JsonCursor cursor(Slice value) {
        return JsonCursor.over(value.array(), value.start(), value.end());
    }
}
