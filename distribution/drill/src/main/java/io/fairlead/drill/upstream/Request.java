package io.fairlead.drill.upstream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * A request off the wire.
 *
 * @param line that it begins with
 * @param body of it, empty if there is none
 */
record Request(String line, String body) {
    /** The body as a chat. */
    Chat chat(int number) {
        if (body.isEmpty()) {
            return new Chat(number, JsonObject.EMPTY_JSON_OBJECT);
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return new Chat(number, reader.readObject());
        }
    }
}
