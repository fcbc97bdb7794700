package io.fairlead.fakes.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON trees, and reads them. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** An object of names and values in turn; a value is a tree, a text, a number, a boolean or null. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set(String.valueOf(namesAndValues[i]), node(namesAndValues[i + 1]));
        }
        return object;
    }

    /** A list of such values. */
    public static ArrayNode list(@Nullable Object... values) {
        ArrayNode list = MAPPER.createArrayNode();
        for (Object value : values) {
            list.add(node(value));
        }
        return list;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return MAPPER.nullNode();
        }
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /**
     * The tree of a text.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** The value of a member, if it is a text; else an empty one. */
    public static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
