package io.fairlead.plugin.openai.reply;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * Sources of an answer's text. Chats have an object of the type's own name in each; responses, and the events between
 * dialects, have its members beside the type.
 */
public final class Citations {
    /** Whose form the annotations of neutral events have. */
    public static final String PROTOCOL = "openai";

    private static final String TYPE = "type";

    private Citations() {}

    /** An annotation of a chat, as events have it; what is none stays as it is. */
    public static String flat(String json) {
        if (!over(json).is(JsonKind.OBJECT)) {
            return json;
        }
        String type = type(json);
        JsonCursor cursor = over(json);
        JsonWriter out = new JsonWriter(json.length()).beginObject().member(TYPE, type);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs(type) && cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    out.name(cursor.name()).raw(cursor.rawText());
                }
                cursor.leave();
            } else if (!cursor.nameIs(TYPE)) {
                out.name(cursor.name()).raw(cursor.rawText());
            }
        }
        return out.endObject().slice().utf8();
    }

    /** An annotation of an event, as chats have it; what is none stays as it is. */
    public static String nested(String json) {
        if (!over(json).is(JsonKind.OBJECT)) {
            return json;
        }
        String type = type(json);
        JsonCursor cursor = over(json);
        JsonWriter out = new JsonWriter(json.length() + 32).beginObject().member(TYPE, type);
        out.name(type).beginObject();
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.nameIs(TYPE)) {
                out.name(cursor.name()).raw(cursor.rawText());
            }
        }
        return out.endObject().endObject().slice().utf8();
    }

    private static String type(String json) {
        JsonCursor cursor = over(json);
        String type = cursor.enter(JsonKind.OBJECT) && cursor.find(TYPE) ? cursor.textOrNull() : null;
        return type == null ? "url_citation" : type;
    }

    private static JsonCursor over(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonCursor.over(bytes, 0, bytes.length);
    }
}
