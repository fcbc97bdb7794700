package io.fairlead.core.config.layers;

import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.ScalarNode;
import io.fairlead.core.config.tree.YamlText;
import java.util.List;
import java.util.Map;

/** A value that a variable or an option gives for one path. */
record SingleValue(List<String> path, String text, Position at) {
    /** The tree that holds nothing else. What stands in brackets is YAML, anything else is one value just as it is. */
    MapNode tree(Problems problems) {
        String stripped = text.strip();
        boolean brackets = stripped.startsWith("[") || stripped.startsWith("{");
        ConfigNode node = brackets
                ? YamlText.ofValue(text, at, problems).orElseGet(() -> ScalarNode.plain(at, ""))
                : ScalarNode.plain(at, text);
        for (String key : path.reversed()) {
            node = new MapNode(at, Map.of(key, new MapNode.Member(at, node)));
        }
        return (MapNode) node;
    }

    /** Without the text: it may be secret. */
    @Override
    public String toString() {
        return "SingleValue[path=" + path + ", at=" + at + "]";
    }
}
