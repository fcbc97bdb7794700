package io.fairlead.core.config.layers;

import io.fairlead.core.config.problem.Layer;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.ListNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.NodePath;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables where the configuration names them. Values of variables are never read for variables again. */
public final class Variables {
    private static final Set<String> KEY_LISTS = Set.of("key", "keys");
    private static final Pattern ALONE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern MENTION = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)");

    private final Map<String, String> environment;
    private final Problems problems;

    /** Puts in the variables of this environment. */
    public Variables(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The names of the variables that a tree mentions, set or not. */
    public static Set<String> mentionedIn(ConfigNode node) {
        Set<String> names = new LinkedHashSet<>();
        mentions(node, names);
        return names;
    }

    private static void mentions(ConfigNode node, Set<String> names) {
        switch (node) {
            case MapNode map -> map.members().values().forEach(member -> mentions(member.value(), names));
            case ListNode list -> list.items().forEach(item -> mentions(item, names));
            case ScalarNode scalar -> {
                Matcher mention = MENTION.matcher(scalar.text());
                while (mention.find()) {
                    names.add(mention.group(1));
                }
            }
        }
    }

    /** The same tree with values in place of variables. */
    public MapNode putInto(MapNode root) {
        return map(root, NodePath.ROOT);
    }

    private MapNode map(MapNode map, NodePath path) {
        Map<String, MapNode.Member> members = new LinkedHashMap<>();
        map.members().forEach((key, member) -> {
            NodePath here = path.child(key);
            ConfigNode value = KEY_LISTS.contains(key) ? keys(member.value(), here) : node(member.value(), here);
            members.put(key, new MapNode.Member(member.at(), value));
        });
        return new MapNode(map.at(), members);
    }

    private ConfigNode node(ConfigNode node, NodePath path) {
        return switch (node) {
            case MapNode map -> map(map, path);
            case ListNode list -> list(list, path);
            case ScalarNode scalar -> scalar(scalar, path);
        };
    }

    private ListNode list(ListNode list, NodePath path) {
        List<ConfigNode> items = new ArrayList<>();
        for (ConfigNode item : list.items()) {
            items.add(node(item, path.item(items.size())));
        }
        return new ListNode(list.at(), items);
    }

    private ScalarNode scalar(ScalarNode scalar, NodePath path) {
        if (scalar.at().layer() == Layer.ENVIRONMENT || scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        return new Substitution(environment, problems, scalar.at(), path).of(scalar);
    }

    /** Among keys, a variable that stands alone also means those of its name with _1, _2 and so on. */
    private ConfigNode keys(ConfigNode node, NodePath path) {
        List<ConfigNode> found = new ArrayList<>();
        switch (node) {
            case MapNode map -> {
                return map(map, path);
            }
            case ListNode list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    addKeys(list.items().get(index), path.item(index), found);
                }
            }
            case ScalarNode scalar -> addKeys(scalar, path, found);
        }
        return node instanceof ScalarNode && found.size() == 1 ? found.getFirst() : new ListNode(node.at(), found);
    }

    private void addKeys(ConfigNode item, NodePath path, List<ConfigNode> found) {
        Matcher alone = ALONE.matcher(item instanceof ScalarNode scalar ? scalar.text() : "");
        if (!(item instanceof ScalarNode scalar) || item.at().layer() == Layer.ENVIRONMENT || !alone.matches()) {
            found.add(node(item, path));
            return;
        }
        List<String> values = numbered(alone.group(1));
        if (values.isEmpty()) {
            missing(alone.group(1), item.at(), path);
            found.add(item);
        }
        values.forEach(value -> found.add(scalar.becoming(value)));
    }

    private List<String> numbered(String name) {
        Set<String> values = new LinkedHashSet<>();
        if (!environment.getOrDefault(name, "").isBlank()) {
            values.add(environment.getOrDefault(name, ""));
        }
        for (int number = 1; !environment.getOrDefault(name + "_" + number, "").isBlank(); number++) {
            values.add(environment.getOrDefault(name + "_" + number, ""));
        }
        return List.copyOf(values);
    }

    private void missing(String name, Position at, NodePath path) {
        String state = environment.containsKey(name) ? "empty" : "unset";
        String expected = "a key in it, or in " + name + "_1, " + name + "_2 and so on";
        problems.addUnknown(
                at,
                path.text(),
                "the variable '" + name + "' " + state,
                expected,
                new Problems.Naming(name, environment.keySet()));
    }
}
