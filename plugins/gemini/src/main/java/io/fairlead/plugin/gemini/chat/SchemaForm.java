package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.gemini.request.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Turns a schema of this API's own kind, which is one of OpenAPI 3.0, into JSON Schema: types in lower case, what may be
 * null as a type of its own, and large numbers, which come as texts, as numbers.
 */
final class SchemaForm {
    private static final Set<String> COUNTS =
            Set.of("minItems", "maxItems", "minProperties", "maxProperties", "minLength", "maxLength");

    private final JsonCursor cursor;
    private final JsonWriter json = new JsonWriter();

    private SchemaForm(byte[] schema) {
        cursor = JsonCursor.over(schema, 0, schema.length);
    }

    static String jsonSchema(String openApi) {
        SchemaForm form = new SchemaForm(openApi.getBytes(StandardCharsets.UTF_8));
        form.schema();
        return form.json.slice().utf8();
    }

    private void schema() {
        if (!cursor.is(JsonKind.OBJECT)) {
            json.raw(cursor.rawText());
            return;
        }
        boolean nullable = nullable(cursor.rawText().getBytes(StandardCharsets.UTF_8));
        json.beginObject();
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                member(Spelling.of(cursor), nullable);
            }
        }
        cursor.leave();
        json.endObject();
    }

    private static boolean nullable(byte[] schema) {
        JsonCursor ahead = JsonCursor.over(schema, 0, schema.length);
        ahead.enter();
        return ahead.find("nullable") && ahead.is(JsonKind.TRUE);
    }

    private void member(String name, boolean nullable) {
        switch (name) {
            case "nullable" -> {}
            case "type" -> type(nullable);
            case "properties" -> {
                json.name(name).beginObject();
                properties();
                json.endObject();
            }
            case "items" -> {
                json.name(name);
                schema();
            }
            case "anyOf" -> anyOf();
            default -> {
                boolean text = COUNTS.contains(name) && cursor.is(JsonKind.STRING);
                json.name(name).raw(text ? cursor.text() : cursor.rawText());
            }
        }
    }

    private void type(boolean nullable) {
        if (!cursor.is(JsonKind.STRING)) {
            json.name("type").raw(cursor.rawText());
            return;
        }
        String type = cursor.text().toLowerCase(Locale.ROOT);
        if (type.equals("type_unspecified")) {
            return;
        }
        json.name("type");
        if (nullable) {
            json.beginArray().text(type).text("null").endArray();
        } else {
            json.text(type);
        }
    }

    private void properties() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            json.name(cursor.name());
            schema();
        }
        cursor.leave();
    }

    private void anyOf() {
        json.name("anyOf");
        if (!cursor.enter(JsonKind.ARRAY)) {
            json.raw(cursor.rawText());
            return;
        }
        json.beginArray();
        while (cursor.nextElement()) {
            schema();
        }
        cursor.leave();
        json.endArray();
    }
}
