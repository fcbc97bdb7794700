package io.fairlead.plugin.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
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
 * constants, lists, references within the schema. What it does not know becomes a text. A schema that would make a
 * sample beyond all measure, such as lists of lists that refer to each other, gets one that stops short.
 */
final class SchemaSample {
    private static final int DEEPEST = 12;

    /** Values in one sample. A long one counts as several. */
    private static final int MOST_VALUES = 1000;

    private static final int CHARACTERS_PER_VALUE = 64;

    private final JsonProvider json;

    SchemaSample(JsonProvider json) {
        this.json = json;
    }

    /** An object that fits a schema, as JSON; where the schema asks for nothing, one that says where it comes from. */
    String of(String schema, String model) {
        JsonObject root = parse(schema);
        JsonValue sample = root.isEmpty() ? signed(model) : new Sampling(root).value(root, "text", 0);
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

    private static @Nullable JsonValue fixed(JsonObject schema) {
        JsonValue constant = schema.get("const");
        if (constant != null) {
            return constant;
        }
        return schema.get("enum") instanceof JsonArray values && !values.isEmpty() ? values.getFirst() : null;
    }

    /** The schema that this one refers to, or the first of its alternatives. */
    private static @Nullable JsonObject elsewhere(JsonObject root, JsonObject schema) {
        String reference = reference(schema);
        if (reference != null) {
            return referred(root, reference);
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

    private static @Nullable String reference(JsonObject schema) {
        return schema.get("$ref") instanceof JsonString reference ? reference.getString() : null;
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

    /** One sample while it grows. */
    private final class Sampling {
        private final JsonObject root;
        private int left = MOST_VALUES;

        Sampling(JsonObject root) {
            this.root = root;
        }

        JsonValue value(JsonObject schema, String name, int depth) {
            JsonValue fixed = fixed(schema);
            if (fixed != null) {
                spend(fixed.toString().length());
                return fixed;
            }
            if (depth > DEEPEST || left <= 0) {
                return JsonValue.NULL;
            }
            String reference = reference(schema);
            if (reference != null) {
                spend(reference.length());
            }
            JsonObject other = elsewhere(root, schema);
            if (other != null) {
                return value(other, name, depth + 1);
            }
            return switch (type(schema)) {
                case "object" -> object(schema, depth);
                case "array" -> array(schema, name, depth);
                case "integer" -> json.createValue(schema.getInt("minimum", 1));
                case "number" -> number(schema);
                case "boolean" -> JsonValue.TRUE;
                case "null" -> JsonValue.NULL;
                default -> json.createValue("simulated " + name);
            };
        }

        private void spend(int characters) {
            left -= 1 + characters / CHARACTERS_PER_VALUE;
        }

        private JsonValue number(JsonObject schema) {
            if (!(schema.get("minimum") instanceof JsonNumber least)) {
                return json.createValue(1.5);
            }
            spend(least.toString().length());
            return least;
        }

        private JsonObject object(JsonObject schema, int depth) {
            JsonObjectBuilder members = json.createObjectBuilder();
            if (schema.get("properties") instanceof JsonObject properties) {
                for (Map.Entry<String, JsonValue> property : properties.entrySet()) {
                    if (left <= 0) {
                        break;
                    }
                    spend(property.getKey().length());
                    if (property.getValue() instanceof JsonObject each) {
                        members.add(property.getKey(), value(each, property.getKey(), depth + 1));
                    }
                }
            }
            return members.build();
        }

        private JsonArray array(JsonObject schema, String name, int depth) {
            JsonObject each = schema.get("items") instanceof JsonObject items ? items : JsonValue.EMPTY_JSON_OBJECT;
            int count = Math.clamp(schema.getInt("minItems", 1), 1, 8);
            JsonArrayBuilder list = json.createArrayBuilder();
            for (int i = 0; i < count && left > 0; i++) {
                spend(name.length());
                list.add(value(each, name, depth + 1));
            }
            return list.build();
        }
    }
}
