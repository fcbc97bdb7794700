package io.fairlead.core.config.reference;

import static io.fairlead.core.config.reference.Trees.any;
import static io.fairlead.core.config.reference.Trees.integer;
import static io.fairlead.core.config.reference.Trees.listOf;
import static io.fairlead.core.config.reference.Trees.number;
import static io.fairlead.core.config.reference.Trees.pattern;
import static io.fairlead.core.config.reference.Trees.ref;
import static io.fairlead.core.config.reference.Trees.tree;
import static io.fairlead.core.config.reference.Trees.words;

import io.fairlead.api.settings.Setting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON Schemas of single values. The words of a setting's type tell its form; what they do not tell is left open. A variable
 * may stand anywhere, and a number may be written as a text, since parsers take both.
 */
final class ValueSchema {
    private static final Pattern INTEGER = Pattern.compile("integer from (-?\\d+) to (-?\\d+)");
    private static final Pattern NUMBER = Pattern.compile("number from (\\S+) to (\\S+)");
    private static final String ONE_OF = "one of ";

    /** What several values are made of, by name. */
    private static final Map<String, Map<String, Object>> PARTS = parts();

    private ValueSchema() {}

    private static Map<String, Map<String, Object>> parts() {
        Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
        parts.put(
                "variable",
                tree("description", "A text with the value of a variable.", "type", "string", "pattern", "\\$\\{"));
        parts.put("text", tree("type", List.of("string", "number", "boolean")));
        parts.put("texts", any(ref("text"), listOf(ref("text"))));
        parts.put("map-of-texts", tree("type", "object", "additionalProperties", ref("text")));
        parts.put("boolean", any(tree("type", "boolean"), words(List.of("true", "false")), ref("variable")));
        parts.put("duration", any(pattern("^\\s*[0-9]+(\\.[0-9]+)?\\s*(ms|s|m|h|d)\\s*$"), ref("variable")));
        parts.put(
                "size",
                any(
                        tree("type", "integer", "minimum", 0),
                        pattern("^\\s*[0-9]+\\s*([KMGkmg][Ii]?)?[Bb]?\\s*$"),
                        ref("variable")));
        parts.put(
                "percentage",
                any(
                        tree("type", "number", "minimum", 0, "maximum", 1),
                        pattern("^\\s*[0-9]+(\\.[0-9]+)?\\s*%?\\s*$"),
                        ref("variable")));
        return parts;
    }

    /** The parts that {@link #of} refers to. */
    static Map<String, Map<String, Object>> shared() {
        return PARTS;
    }

    /** The schema of a setting's value, with what is said of the setting. */
    static Map<String, Object> of(Setting<?> setting) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!setting.description().isEmpty()) {
            schema.put("description", setting.description());
        }
        Written.fallback(setting)
                .ifPresent(
                        text -> schema.put("default", value(setting.fallback().orElseThrow(), text)));
        if (setting.isSecret()) {
            schema.put("writeOnly", true);
        }
        schema.putAll(form(setting.type()));
        return schema;
    }

    /** A default as JSON has it, where that is not the text that one would write. */
    private static Object value(Object fallback, String text) {
        return switch (fallback) {
            case Boolean truth -> truth;
            case Long number when text.equals(number.toString()) -> number;
            case Collection<?> items
            when !text.equals("error") -> items.stream().map(Object::toString).toList();
            case Map<?, ?> map -> map;
            default -> text;
        };
    }

    private static Map<String, Object> form(String type) {
        Matcher integer = INTEGER.matcher(type);
        if (integer.matches()) {
            return integer(Long.parseLong(integer.group(1)), Long.parseLong(integer.group(2)));
        }
        Matcher number = NUMBER.matcher(type);
        if (number.matches()) {
            return number(new BigDecimal(number.group(1)), new BigDecimal(number.group(2)));
        }
        if (type.startsWith(ONE_OF)) {
            return any(words(Arrays.asList(type.substring(ONE_OF.length()).split(", "))), ref("variable"));
        }
        return switch (type) {
            case "text", "path", "URL", "URL of a proxy, or none" -> ref("text");
            case "boolean", "percentage", "duration", "size" -> ref(type);
            case "duration above 0", "duration of 1s or more" -> ref("duration");
            case "size above 0" -> ref("size");
            case "size or percentage of the heap" -> any(ref("size"), ref("percentage"));
            case "list of texts", "list of keys" -> ref("texts");
            case "map of texts" -> ref("map-of-texts");
            case "all or integer" -> any(words(List.of("all")), integer(1, Integer.MAX_VALUE));
            case "dollars per million tokens" -> number(BigDecimal.ZERO, null);
            case "error, or one or a list of continue, match" ->
                any(
                        words(List.of("error", "continue", "match")),
                        listOf(words(List.of("continue", "match"))),
                        ref("variable"));
            default -> Map.of();
        };
    }
}
