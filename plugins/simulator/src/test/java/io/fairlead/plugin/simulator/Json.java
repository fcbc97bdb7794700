package io.fairlead.plugin.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what was written. */
final class Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final String ABSENT = "absent";

    private Json() {}

    static JsonObject object(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** A value by a JSON pointer, texts without quotes; {@code absent} if there is none. */
    static String at(JsonObject object, String pointer) {
        JsonValue here = object;
        for (String step : pointer.substring(1).split("/")) {
            if (here instanceof JsonObject map && map.containsKey(step)) {
                here = map.get(step);
            } else if (here instanceof JsonArray list && list.size() > Integer.parseInt(step)) {
                here = list.get(Integer.parseInt(step));
            } else {
                return ABSENT;
            }
        }
        return here instanceof JsonString text ? text.getString() : here.toString();
    }

    /** The data of each event of a stream, the mark of the end left out. */
    static List<JsonObject> events(String stream) {
        List<JsonObject> events = new ArrayList<>();
        for (String line : stream.split("\n")) {
            if (line.startsWith("data: {")) {
                events.add(object(line.substring("data: ".length())));
            }
        }
        return events;
    }

    /** The texts at a pointer, wherever an event has it, joined. */
    static String joined(List<JsonObject> events, String pointer) {
        return events.stream()
                .map(event -> at(event, pointer))
                .filter(text -> !text.equals(ABSENT) && !text.equals("null"))
                .collect(Collectors.joining());
    }
}
