package io.fairlead.plugin.openai.responses;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.request.AllowedTools;
import java.util.Set;

/** The tools of a request that an upstream of another API was told of: functions and custom tools, and no others. */
final class EchoedTools {
    private static final Set<String> WORDS = Set.of("auto", "none", "required");

    private EchoedTools() {}

    /** Writes the list without the others. */
    static void write(JsonWriter json, Slice tools) {
        JsonCursor cursor = cursor(tools);
        json.beginArray();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                String tool = cursor.rawText();
                if (isCarried(cursor)) {
                    json.raw(tool);
                }
            }
        }
        json.endArray();
    }

    /** Whether a choice of tools was sent on. */
    static boolean chosen(Slice choice) {
        JsonCursor cursor = cursor(choice);
        return cursor.is(JsonKind.STRING)
                ? WORDS.contains(cursor.text())
                : isCarried(cursor) || AllowedTools.of(choice.utf8()) != null;
    }

    private static JsonCursor cursor(Slice value) {
        return JsonCursor.over(value.array(), value.start(), value.end());
    }

    /** Reads the value that the cursor stands on. */
    private static boolean isCarried(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return false;
        }
        boolean typed = false;
        boolean named = false;
        while (cursor.nextMember()) {
            typed |= cursor.nameIs("type") && (cursor.textIs("function") || cursor.textIs("custom"));
            named |= cursor.nameIs("name") && cursor.is(JsonKind.STRING);
        }
        cursor.leave();
        return typed && named;
    }
}
