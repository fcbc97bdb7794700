package io.fairlead.core.config.layers;

import io.fairlead.api.settings.Settings;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.schema.ConfigurationKeys;
import io.fairlead.core.config.schema.Form;
import io.fairlead.core.config.schema.Key;
import io.fairlead.core.config.schema.Section;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each key that a tree has or may have the name of its environment variable. Lists count as one value. */
final class VariableNames {
    private final String prefix;
    private final KnownExtensions extensions;
    private final Map<String, List<List<String>>> paths = new LinkedHashMap<>();

    VariableNames(String prefix, KnownExtensions extensions) {
        this.prefix = prefix;
        this.extensions = extensions;
    }

    /** Paths by variable; more than one where names differ in nothing but signs and case. */
    Map<String, List<List<String>>> of(MapNode tree) {
        section(ConfigurationKeys.ROOT, List.of(), tree);
        return paths;
    }

    private void section(Section section, List<String> path, @Nullable ConfigNode node) {
        for (Key key : section.keys()) {
            key(key.form(), child(path, key.name()), node instanceof MapNode map ? map.get(key.name()) : null);
        }
        section.extending().ifPresent(kind -> settings(kind, nameIn(node, "type"), path));
    }

    private void key(Form form, List<String> path, @Nullable ConfigNode node) {
        switch (form) {
            case Form.Group(Section section) -> section(section, path, node);
            case Form.Named(Section each) -> {
                if (node instanceof MapNode map) {
                    map.members().forEach((name, member) -> section(each, child(path, name), member.value()));
                }
            }
            case Form.Value value -> add(path);
            case Form.Items items -> add(path);
            case Form.Either either -> {
                add(path);
                section(either.full(), path, node);
            }
            case Form.Extension(String kind) -> {
                add(path);
                settings(kind, nameIn(node, "name"), path);
            }
        }
    }

    private void settings(String kind, String name, List<String> path) {
        Settings settings = extensions.settings(kind, name).orElse(Settings.NONE);
        settings.all().forEach(setting -> add(child(path, setting.key())));
    }

    private static String nameIn(@Nullable ConfigNode node, String key) {
        ConfigNode name = node instanceof MapNode map ? map.get(key) : null;
        return name instanceof ScalarNode scalar ? scalar.text() : "";
    }

    private void add(List<String> path) {
        String words = String.join("_", path).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        List<List<String>> same = paths.computeIfAbsent(prefix + words, name -> new ArrayList<>());
        if (!same.contains(path)) {
            same.add(path);
        }
    }

    private static List<String> child(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
