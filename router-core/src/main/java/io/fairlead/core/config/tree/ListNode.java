package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Position;
import java.util.List;

/** Nodes in order. */
public record ListNode(Position at, List<ConfigNode> items) implements ConfigNode {
    public ListNode {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
