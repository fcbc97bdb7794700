package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns one document's nodes into ours. Aliases are written out, so what they may grow to is bounded here. */
final class NodeConverter {
    static final int DEEPEST = 50;

    private static final int MOST_NODES = 200_000;
    private static final Set<Tag> TAGS = Set.of(
            Tag.STR,
            Tag.INT,
            Tag.FLOAT,
            Tag.BOOL,
            Tag.NULL,
            Tag.TIMESTAMP,
            Tag.MAP,
            Tag.SEQ,
            Tag.MERGE,
            new Tag("tag:yaml.org,2002:value"));

    private final Function<Mark, Position> positions;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int converted;

    NodeConverter(Function<Mark, Position> positions, Problems problems) {
        this.positions = positions;
        this.problems = problems;
    }

    ConfigNode convert(Node root) {
        return convert(root, NodePath.ROOT);
    }

    private ConfigNode convert(Node node, NodePath path) {
        Position at = positions.apply(node.getStartMark());
        if (!mayGrow(at, path)) {
            return ScalarNode.plain(at, "");
        }
        if (!TAGS.contains(node.getTag())) {
            problems.add(at, path.text(), "the tag " + node.getTag().getValue(), "a value without a tag");
            return ScalarNode.plain(at, "");
        }
        if (open.size() == DEEPEST) {
            problems.add(at, path.text(), "more than " + DEEPEST + " levels", "fewer, aliases written out");
            return ScalarNode.plain(at, "");
        }
        if (!open.add(node)) {
            problems.add(at, path.text(), "an alias of what it stands in", "aliases without a cycle");
            return ScalarNode.plain(at, "");
        }
        ConfigNode done = switch (node) {
            case MappingNode map -> map(map, at, path);
            case SequenceNode list -> list(list, at, path);
            default -> scalar((org.yaml.snakeyaml.nodes.ScalarNode) node, at);
        };
        open.remove(node);
        return done;
    }

    private boolean mayGrow(Position at, NodePath path) {
        converted++;
        if (converted == MOST_NODES + 1) {
            problems.add(at, path.text(), "more than " + MOST_NODES + " values", "fewer, aliases written out");
        }
        return converted <= MOST_NODES;
    }

    private static ConfigNode scalar(org.yaml.snakeyaml.nodes.ScalarNode node, Position at) {
        boolean text = !node.isPlain()
                || node.getTag().equals(Tag.STR) && !node.getValue().isEmpty();
        return text ? ScalarNode.text(at, node.getValue()) : ScalarNode.plain(at, node.getValue());
    }

    private ConfigNode list(SequenceNode node, Position at, NodePath path) {
        List<ConfigNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(convert(item, path.item(items.size())));
        }
        return new ListNode(at, items);
    }

    private ConfigNode map(MappingNode node, Position at, NodePath path) {
        Map<String, MapNode.Member> members = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            Node key = tuple.getKeyNode();
            if (key.getTag().equals(Tag.MERGE)) {
                merged.add(tuple.getValueNode());
            } else if (key instanceof org.yaml.snakeyaml.nodes.ScalarNode scalar) {
                member(scalar, tuple.getValueNode(), members, path);
            } else {
                problems.add(
                        positions.apply(key.getStartMark()), path.text(), "a key that is a list or a map", "a text");
            }
        }
        merged.forEach(source -> merge(source, members, path));
        return new MapNode(at, members);
    }

    private void member(
            org.yaml.snakeyaml.nodes.ScalarNode key, Node value, Map<String, MapNode.Member> members, NodePath path) {
        Position at = positions.apply(key.getStartMark());
        NodePath here = path.child(key.getValue());
        ConfigNode converted = convert(value, here);
        MapNode.Member first = members.putIfAbsent(key.getValue(), new MapNode.Member(at, converted));
        if (first != null) {
            String found = "the key '" + key.getValue() + "' again";
            problems.add(
                    at,
                    here.text(),
                    found,
                    "it once: it stands in line " + first.at().line() + " already");
        }
    }

    /** A merge key gives what the map itself does not say; of several sources the first wins. */
    private void merge(Node source, Map<String, MapNode.Member> members, NodePath path) {
        switch (convert(source, path)) {
            case MapNode map -> map.members().forEach(members::putIfAbsent);
            case ListNode list
            when list.items().stream().allMatch(MapNode.class::isInstance) ->
                list.items().forEach(item -> ((MapNode) item).members().forEach(members::putIfAbsent));
            case ConfigNode other ->
                problems.add(other.at(), path.text(), other.kind() + " to merge", "a map or a list of maps");
        }
    }
}
