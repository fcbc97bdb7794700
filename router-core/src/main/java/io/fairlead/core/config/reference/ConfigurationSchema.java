package io.fairlead.core.config.reference;

import static io.fairlead.core.config.reference.Trees.any;
import static io.fairlead.core.config.reference.Trees.listOf;
import static io.fairlead.core.config.reference.Trees.ref;
import static io.fairlead.core.config.reference.Trees.tree;
import static io.fairlead.core.config.reference.Trees.words;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.schema.ConfigurationKeys;
import io.fairlead.core.config.schema.Form;
import io.fairlead.core.config.schema.Key;
import io.fairlead.core.config.schema.ProviderKeys;
import io.fairlead.core.config.schema.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The JSON Schema of a whole configuration file, for editors. What it refuses the gateway refuses, too; the gateway knows
 * more, such as which names are declared elsewhere in the file.
 */
public final class ConfigurationSchema {
    private static final String NAME = "name";
    private static final Map<String, Object> NULL = tree("type", "null");

    private final KnownExtensions extensions;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private ConfigurationSchema(KnownExtensions extensions) {
        this.extensions = extensions;
    }

    /** The schema as a tree of maps, lists and values, where these extensions are installed. */
    public static Map<String, Object> of(KnownExtensions extensions) {
        return new ConfigurationSchema(extensions).whole();
    }

    private Map<String, Object> whole() {
        Map<String, Object> whole = tree(
                "$schema", "https://json-schema.org/draft/2020-12/schema", "title", "The configuration of Fairlead");
        whole.putAll(object(ConfigurationKeys.ROOT));
        Map<String, Object> notes = tree("description", "Free for anchors and the like.");
        whole.put("patternProperties", tree("^x-", notes, "^[0-9]{1,9}$", compact()));
        definitions.putAll(ValueSchema.shared());
        whole.put("$defs", definitions);
        return whole;
    }

    private static Map<String, Object> compact() {
        return tree(
                "description",
                "The compact form: a port, and behind it base URLs with their keys.",
                "type",
                "object",
                "additionalProperties",
                any(ref("texts"), NULL));
    }

    /** A map with known keys, or nothing at all: that is a section in which nothing is said. */
    private Map<String, Object> object(Section section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key key : section.keys()) {
            properties.put(key.name(), property(key));
            if (key.form() instanceof Form.Value(Setting<?> setting) && setting.isRequired()) {
                required.add(key.name());
            }
        }
        Map<String, Object> object = tree("description", section.description());
        object.put("type", List.of("object", "null"));
        object.putAll(closed(properties, required));
        return object;
    }

    private static Map<String, Object> closed(Map<String, Object> properties, List<String> required) {
        Map<String, Object> closed = tree("properties", properties);
        if (!required.isEmpty()) {
            closed.put("required", required);
        }
        closed.put("additionalProperties", false);
        return closed;
    }

    private Map<String, Object> property(Key key) {
        Map<String, Object> property = tree("description", key.description());
        property.putAll(form(key.form()));
        return property;
    }

    private Map<String, Object> form(Form form) {
        return switch (form) {
            case Form.Value(Setting<?> setting) -> ValueSchema.of(setting);
            case Form.Group(Section section) -> define(section);
            case Form.Named(Section each) ->
                tree("type", List.of("object", "null"), "additionalProperties", define(each));
            case Form.Items(Form each) -> items(form(each));
            case Form.Either(Setting<?> brief, Section full) -> any(ValueSchema.of(brief), define(full));
            case Form.Extension(String kind) -> defineUses(kind);
        };
    }

    private static Map<String, Object> items(Map<String, Object> each) {
        return any(listOf(each), each, NULL);
    }

    private Map<String, Object> define(Section section) {
        if (definitions.putIfAbsent(section.name(), NULL) == null) {
            definitions.put(
                    section.name(),
                    section.extending().map(kind -> variants(kind, section)).orElseGet(() -> object(section)));
        }
        return ref(section.name());
    }

    /** A section whose keys depend on the extension that it names: one object for each that it may name. */
    private Map<String, Object> variants(String kind, Section section) {
        String common = section.name() + "-keys";
        Map<String, Object> keys = object(section);
        definitions.put(common, keys);
        List<Map<String, Object>> variants = new ArrayList<>();
        for (String name : names(kind)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            section.keys().forEach(key -> properties.put(key.name(), ref(common + "/properties/" + key.name())));
            properties.put(ProviderKeys.TYPE.key(), tree("const", name));
            variants.add(variant(kind, name, ProviderKeys.TYPE.key(), properties));
        }
        return any(variants);
    }

    /** An extension's name, or a map with its name and its settings. */
    private Map<String, Object> defineUses(String kind) {
        if (definitions.putIfAbsent(kind, NULL) == null) {
            List<String> brief = new ArrayList<>();
            List<Map<String, Object>> uses = new ArrayList<>();
            for (String name : names(kind)) {
                if (settings(kind, name).all().stream().noneMatch(Setting::isRequired)) {
                    brief.add(name);
                }
                uses.add(variant(kind, name, NAME, tree(NAME, tree("const", name))));
            }
            uses.addFirst(words(brief));
            uses.add(ref("variable"));
            definitions.put(kind, any(uses));
        }
        return ref(kind);
    }

    /** A map that names an extension under a key, and has its settings beside these properties. */
    private Map<String, Object> variant(String kind, String name, String key, Map<String, Object> properties) {
        List<String> required = new ArrayList<>(List.of(key));
        for (Setting<?> setting : settings(kind, name).all()) {
            properties.put(setting.key(), ValueSchema.of(setting));
            if (setting.isRequired()) {
                required.add(setting.key());
            }
        }
        Map<String, Object> variant = tree("type", "object");
        variant.putAll(closed(properties, required));
        definitions.put(kind + "." + name, variant);
        return ref(kind + "." + name);
    }

    private Iterable<String> names(String kind) {
        return new TreeSet<>(extensions.names(kind));
    }

    private Settings settings(String kind, String name) {
        return extensions.settings(kind, name).orElse(Settings.NONE);
    }
}
