package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes by key, in the order in which they are written. */
public record MapNode(Position at, Map<String, Member> members) implements ConfigNode {
    public MapNode {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Where a key stands, and what is written for it. */
    public record Member(Position at, ConfigNode value) {}

    /** What is written for a key, or null. */
    public @Nullable ConfigNode get(String key) {
        Member member = members.get(key);
        return member == null ? null : member.value();
    }

    /** The same map with what another one says: maps are merged, anything else is replaced, nothing changes nothing. */
    public MapNode with(MapNode other) {
        Map<String, Member> merged = new LinkedHashMap<>(members);
        other.members.forEach((key, member) -> merged.merge(key, member, MapNode::over));
        return new MapNode(at, merged);
    }

    private static Member over(Member low, Member high) {
        if (high.value().isNothing()) {
            return low;
        }
        boolean maps = low.value() instanceof MapNode && high.value() instanceof MapNode;
        return maps ? new Member(low.at(), ((MapNode) low.value()).with((MapNode) high.value())) : high;
    }

    @Override
    public String kind() {
        return "a map";
    }
}
