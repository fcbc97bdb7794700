package io.fairlead.plugin.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes up values that fit a JSON schema, as far as tools and response formats use it: types, members, enumerations,
 * constants, lists, references within the schema. What it does not know becomes a text.
 */
final class SchemaSample {
    private static final int DEEPEST = 12;

    private final JsonProvider json;

    SchemaSample(JsonProvider json) {
        this.json = json;
    }

    /** An object that fits a schema, as JSON; where the schema asks for nothing, one that says where it comes from. */
    String of(String schema, String model) {
        JsonObject root = parse(schema);
        JsonValue sample = root.isEmpty() ? signed(model) : value(root, root, "text", 0);
        return sample.toString();
    }

    private JsonObject parse(String schema) {
        try (JsonReader reader = json.createReader(new StringReader(schema))) {
            return reader.readObject();
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private JsonObject signed(String model) {
        return json.createObjectBuilder()
                .add("simulated", true)
                .add("by", "Fairlead")
                .add("model", model)
                .build();
    }

    private JsonValue value(JsonObject root, JsonObject schema, String name, int depth) {
        JsonValue fixed = fixed(schema);
        if (fixed != null || depth > DEEPEST) {
            return fixed == null ? JsonValue.NULL : fixed;
        }
        JsonObject other = elsewhere(root, schema);
        if (other != null) {
            return value(root, other, name, depth + 1);
        }
        return switch (type(schema)) {
            case "object" -> object(root, schema, depth);
            case "array" -> array(root, schema, name, depth);
            case "integer" -> json.createValue(schema.getInt("minimum", 1));
            case "number" -> schema.get("minimum") == null ? json.createValue(1.5) : schema.get("minimum");
            case "boolean" -> JsonValue.TRUE;
            case "null" -> JsonValue.NULL;
            default -> json.createValue("simulated " + name);
        };
    }

    private static @Nullable JsonValue fixed(JsonObject schema) {
        JsonValue constant = schema.get("const");
        if (constant != null) {
            return constant;
        }
        return schema.get("enum") instanceof JsonArray values && !values.isEmpty() ? values.getFirst() : null;
    }

    /** The schema that this one refers to, or the first of its alternatives. */
    private static @Nullable JsonObject elsewhere(JsonObject root, JsonObject schema) {
        if (schema.get("$ref") instanceof JsonString reference) {
            return referred(root, reference.getString());
        }
        for (String word : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.get(word) instanceof JsonArray list
                    && !list.isEmpty()
                    && list.getFirst() instanceof JsonObject first) {
                return first;
            }
        }
        return null;
    }

    private static @Nullable JsonObject referred(JsonObject root, String reference) {
        JsonValue here = root;
        for (String step : reference.replaceFirst("^#/?", "").split("/")) {
            if (!(here instanceof JsonObject object)) {
                return null;
            }
            here = step.isEmpty() ? object : object.getOrDefault(step, JsonValue.NULL);
        }
        return here instanceof JsonObject found ? found : null;
    }

    private static String type(JsonObject schema) {
        JsonValue type = schema.get("type");
        if (type instanceof JsonArray types && !types.isEmpty()) {
            type = types.getFirst();
        }
        if (type instanceof JsonString text) {
            return text.getString();
        }
        return schema.containsKey("properties") ? "object" : "string";
    }

    private JsonObject object(JsonObject root, JsonObject schema, int depth) {
        JsonObjectBuilder members = json.createObjectBuilder();
        if (schema.get("properties") instanceof JsonObject properties) {
            for (Map.Entry<String, JsonValue> property : properties.entrySet()) {
                if (property.getValue() instanceof JsonObject each) {
                    members.add(property.getKey(), value(root, each, property.getKey(), depth + 1));
                }
            }
        }
        return members.build();
    }

    private JsonArray array(JsonObject root, JsonObject schema, String name, int depth) {
        JsonValue items = schema.get("items");
        JsonObject each = items instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        int count = Math.clamp(schema.getInt("minItems", 1), 1, 8);
        JsonArrayBuilder list = json.createArrayBuilder();
        for (int i = 0; i < count; i++) {
            list.add(value(root, each, name, depth + 1));
        }
        return list.build();
    }
}
