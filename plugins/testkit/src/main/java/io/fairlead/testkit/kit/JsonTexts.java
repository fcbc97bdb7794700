package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;

/** All texts within a JSON value, wherever they stand. */
final class JsonTexts {
    private JsonTexts() {}

    /** The texts of a body, which has to be one JSON value. */
    static List<String> of(Slice body) {
        String json = body.utf8();
        assertThat(json).as("a body of JSON").isNotBlank();
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(json))) {
            return within(reader.readValue()).toList();
        }
    }

    private static Stream<String> within(JsonValue value) {
        return switch (value) {
            case JsonObject object -> object.values().stream().flatMap(JsonTexts::within);
            case JsonArray array -> array.stream().flatMap(JsonTexts::within);
            case JsonString text -> Stream.of(text.getString());
            default -> Stream.of();
        };
    }
}
