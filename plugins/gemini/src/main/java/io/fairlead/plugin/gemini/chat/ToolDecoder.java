package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.ClientPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the functions that a model may call, and which of them it must. */
final class ToolDecoder {
    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;

    ToolDecoder(JsonCursor cursor, ChatRequest.Builder request, ClientPlaces places) {
        this.places = places;
        this.cursor = cursor;
        this.request = request;
    }

    /** The tools that the cursor stands on: the vendor reads one in place of a list as a list of one. */
    void tools() {
        if (cursor.is(JsonKind.OBJECT)) {
            tool(Words.ALONE);
            return;
        }
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of tools");
        }
        for (int i = 0; cursor.nextElement(); i++) {
            tool(i);
        }
        cursor.leave();
    }

    /** Tools that the vendor runs itself have no neutral form: they travel by their place. */
    private void tool(int place) {
        cursor.enter();
        while (cursor.nextMember()) {
            String name = Spelling.of(cursor);
            if (name.equals("functionDeclarations") && (cursor.is(JsonKind.ARRAY) || cursor.is(JsonKind.OBJECT))) {
                functions(place);
            } else if (!cursor.is(JsonKind.NULL)) {
                String path = "tools[" + Math.max(place, 0) + "]." + name;
                places.said(path, Words.element("tools", place) + "." + name);
                request.extension(Own.MEMBERS.name(path), cursor.rawText());
            }
        }
        cursor.leave();
    }

    private void functions(int place) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            request.tool(function());
            places.tool(place, Words.ALONE);
            return;
        }
        for (int i = 0; cursor.nextElement(); i++) {
            request.tool(function());
            places.tool(place, i);
        }
        cursor.leave();
    }

    private ToolDefinition function() {
        Map<String, String> extensions = new LinkedHashMap<>();
        String name = "";
        String description = null;
        String schema = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (Spelling.of(cursor)) {
                case "name" -> name = cursor.text();
                case "description" -> description = cursor.text();
                case "parameters" -> schema = SchemaForm.jsonSchema(cursor.rawText());
                case "parametersJsonSchema" -> schema = cursor.rawText();
                default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("found a function without a name, expected a member 'name'");
        }
        return ToolDefinition.of(name, description, schema, extensions);
    }

    /** The configuration that the cursor stands on; what the neutral model cannot say of it travels along. */
    void config() {
        String raw = cursor.rawText();
        boolean more = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (Spelling.of(cursor).equals("functionCallingConfig") && cursor.is(JsonKind.OBJECT)) {
                more |= calling();
            } else {
                more |= !cursor.is(JsonKind.NULL) && !cursor.is(JsonKind.FALSE);
            }
        }
        cursor.leave();
        if (more) {
            request.extension(Own.MEMBERS.name("toolConfig"), raw);
        }
    }

    /** Whether there is more to it than the neutral model says. */
    private boolean calling() {
        String mode = "";
        List<String> allowed = new ArrayList<>();
        boolean more = false;
        cursor.enter();
        while (cursor.nextMember()) {
            switch (Spelling.of(cursor)) {
                case "mode" -> mode = cursor.text();
                case "allowedFunctionNames" -> names(allowed);
                default -> more |= !cursor.is(JsonKind.NULL) && !cursor.is(JsonKind.FALSE);
            }
        }
        cursor.leave();
        switch (mode) {
            case "AUTO" -> request.toolChoice(ToolChoice.AUTO);
            case "NONE" -> request.toolChoice(ToolChoice.NONE);
            case "ANY" ->
                request.toolChoice(allowed.size() == 1 ? ToolChoice.tool(allowed.getFirst()) : ToolChoice.REQUIRED);
            default -> more |= !mode.isEmpty() && !mode.equals("MODE_UNSPECIFIED");
        }
        return more || allowed.size() > (mode.equals("ANY") ? 1 : 0);
    }

    private void names(List<String> into) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            into.add(cursor.text());
        }
        cursor.leave();
    }
}
