package io.fairlead.core.config.read;

import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.ListNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * A node and its place in the whole.
 *
 * @param key where its key stands, or itself if it has none
 */
record Spot(NodePath path, Position key, ConfigNode node) {
    static Spot of(NodePath parent, String key, MapNode.Member member) {
        return new Spot(parent.child(key), member.at(), member.value());
    }

    Position at() {
        return node.at();
    }

    /** The items of a list; a single value counts as a list of one, nothing as an empty one. */
    List<Spot> items() {
        if (!(node instanceof ListNode list)) {
            return node.isNothing() ? List.of() : List.of(this);
        }
        List<Spot> items = new ArrayList<>();
        for (ConfigNode item : list.items()) {
            items.add(new Spot(path.item(items.size()), item.at(), item));
        }
        return items;
    }
}
