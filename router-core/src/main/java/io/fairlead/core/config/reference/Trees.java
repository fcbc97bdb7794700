package io.fairlead.core.config.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON Schemas as trees of maps, lists and values; members keep their order. */
final class Trees {
    /** What no value fits. */
    static final Map<String, Object> NOTHING = tree("not", Map.of());

    private static final String DIGITS = "^-?[0-9_]+$";
    private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]+)?$";

    private Trees() {}

    /** An object with these names and values, by turns. */
    static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return tree;
    }

    /** One of some schemas. */
    @SafeVarargs
    static Map<String, Object> any(Map<String, Object>... schemas) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> schema : schemas) {
            all.add(schema);
        }
        return any(all);
    }

    /** One of some schemas. */
    static Map<String, Object> any(List<Map<String, Object>> schemas) {
        return schemas.isEmpty() ? NOTHING : tree("anyOf", schemas);
    }

    /** A definition. */
    static Map<String, Object> ref(String definition) {
        return tree("$ref", "#/$defs/" + definition);
    }

    static Map<String, Object> listOf(Map<String, Object> item) {
        return tree("type", "array", "items", item);
    }

    static Map<String, Object> words(List<String> words) {
        return tree("enum", words);
    }

    static Map<String, Object> pattern(String regex) {
        return tree("type", "string", "pattern", regex);
    }

    /** A whole number, as such, as a text, or of a variable. */
    static Map<String, Object> integer(long min, long max) {
        return any(tree("type", "integer", "minimum", min, "maximum", max), pattern(DIGITS), ref("variable"));
    }

    /** A number, as such, as a text, or of a variable. */
    static Map<String, Object> number(BigDecimal min, @Nullable BigDecimal max) {
        Map<String, Object> number = tree("type", "number", "minimum", min);
        if (max != null) {
            number.put("maximum", max);
        }
        return any(number, pattern(DECIMAL), ref("variable"));
    }
}
