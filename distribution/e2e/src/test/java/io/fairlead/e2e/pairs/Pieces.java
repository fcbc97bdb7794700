package io.fairlead.e2e.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts pieces together that differ in nothing but how the text in them goes on. */
final class Pieces {
    private static final Set<String> TEXTS = Set.of(
            "content",
            "text",
            "delta",
            "partial_json",
            "thinking",
            "reasoning_content",
            "arguments",
            "input",
            "refusal",
            "response");

    private Pieces() {}

    static List<JsonNode> joined(List<JsonNode> pieces) {
        List<JsonNode> joined = new ArrayList<>();
        for (JsonNode piece : pieces) {
            JsonNode last = joined.isEmpty() ? null : joined.getLast();
            Optional<ObjectNode> more = last == null ? Optional.empty() : holder(last, piece);
            if (more.isPresent() && last != null) {
                append(holder(piece, last).orElseThrow(), more.get());
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static void append(ObjectNode more, ObjectNode text) {
        String name = textName(text).orElseThrow();
        text.put(name, text.get(name).asText() + more.get(name).asText());
    }

    /** The one object within a tree that holds a text, if another tree is the same but for that text. */
    private static Optional<ObjectNode> holder(JsonNode tree, JsonNode other) {
        List<ObjectNode> holders = new ArrayList<>();
        return same(tree, other, holders) && holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
    }

    private static boolean same(JsonNode tree, JsonNode other, List<ObjectNode> holders) {
        if (tree.getNodeType() != other.getNodeType() || tree.size() != other.size()) {
            return false;
        }
        if (tree instanceof ObjectNode object) {
            return sameMembers(object, other, holders);
        }
        if (!tree.isArray()) {
            return tree.equals(other);
        }
        for (int i = 0; i < tree.size(); i++) {
            if (!same(tree.get(i), other.get(i), holders)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(ObjectNode object, JsonNode other, List<ObjectNode> holders) {
        Optional<String> text = textName(object);
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode counterpart = other.get(name);
            boolean piece =
                    text.isPresent() && text.get().equals(name) && counterpart != null && counterpart.isTextual();
            if (piece) {
                holders.add(object);
            } else if (counterpart == null || !same(object.get(name), counterpart, holders)) {
                return false;
            }
        }
        return true;
    }

    /** Where there are several, one that says something. */
    private static Optional<String> textName(ObjectNode object) {
        return TEXTS.stream()
                .filter(name -> object.path(name).isTextual())
                .min(Comparator.comparing(
                                (String name) -> object.path(name).asText().isEmpty())
                        .thenComparing(Comparator.naturalOrder()));
    }
}
