package io.fairlead.e2e.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.upstream.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer that can be compared, whatever the order of members: the status, what was lost, when to ask again, and the
 * JSON, with a star for what differs from call to call. Pieces of a stream that go on with the same text are put together,
 * because where they are cut is of no matter.
 *
 * @param status and what the head tells besides
 * @param body the whole answer, or each piece of the stream
 */
record Told(String status, List<JsonNode> body) {
    private static final JsonNode DONE = Json.tree("\"[DONE]\"");
    private static final Set<String> VOLATILE = Set.of(
            "id",
            "created",
            "created_at",
            "completed_at",
            "responseId",
            "model",
            "modelVersion",
            "request_id",
            "item_id",
            "call_id",
            "tool_use_id",
            "sequence_number",
            "obfuscation",
            "retryDelay",
            "total_duration",
            "load_duration",
            "prompt_eval_duration",
            "eval_duration");
    /** What the gateway says of its own candidates is told of elsewhere. */
    private static final List<String> NO_CANDIDATE = List.of("no candidate of ", "no upstream of ");

    private static final List<String> USAGE = List.of("usage", "usageMetadata", "prompt_eval_count", "eval_count");

    /** What was answered; what it took is told of where that is what is tried. */
    static Told by(Answer answer, boolean usage) {
        Told told = by(answer);
        if (!usage) {
            told.body.forEach(Told::withoutUsage);
        }
        return told;
    }

    private static Told by(Answer answer) {
        String type = String.valueOf(answer.header("content-type"));
        if (type.startsWith("text/event-stream")) {
            return new Told(status(answer, true), Pieces.joined(steady(answer.events().stream())));
        }
        if (type.startsWith("application/x-ndjson")) {
            return new Told(
                    status(answer, true), Pieces.joined(steady(answer.text().lines())));
        }
        JsonNode json = answer.json();
        return new Told(status(answer, json.isArray()), List.of(whole(steady(json))));
    }

    /** How much of a stream was read before its head is written is a matter of luck, and so what its answer lost by then. */
    private static String status(Answer answer, boolean stream) {
        String dropped = Stream.of(
                        String.valueOf(answer.header("x-fairlead-dropped")).split(", "))
                .filter(name -> !name.equals("null") && !(stream && name.startsWith("answer.")))
                .sorted()
                .collect(Collectors.joining(", "));
        return answer.status()
                + (dropped.isEmpty() ? "" : " dropped: " + dropped)
                + told(answer, "retry-after")
                + told(answer, "x-should-retry");
    }

    private static String told(Answer answer, String header) {
        String value = answer.header(header);
        return value == null ? "" : " " + header + ": " + value;
    }

    /** A whole answer may be a list of pieces. */
    private static JsonNode whole(JsonNode answer) {
        if (answer instanceof ArrayNode pieces) {
            List<JsonNode> all = new ArrayList<>();
            pieces.forEach(all::add);
            pieces.removeAll().addAll(Pieces.joined(all));
        }
        return answer;
    }

    private static List<JsonNode> steady(Stream<String> pieces) {
        return pieces.map(piece -> piece.equals("[DONE]") ? DONE : steady(Json.tree(piece)))
                .filter(piece -> !piece.path("type").asText().equals("ping"))
                .toList();
    }

    /** An answer as it stands in a file. */
    static Told read(String text) {
        int end = text.indexOf('\n');
        String body = text.substring(end + 1).strip();
        List<JsonNode> pieces = body.startsWith("{\n")
                ? List.of(Json.tree(body))
                : body.lines().map(Json::tree).toList();
        return new Told(text.substring(0, end), pieces);
    }

    /** As it stands in a file. */
    String text() {
        if (body.size() == 1 && body.getFirst().isObject()) {
            return status + "\n" + body.getFirst().toPrettyString();
        }
        return status + "\n"
                + String.join("\n", body.stream().map(JsonNode::toString).toList());
    }

    private static void withoutUsage(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(USAGE);
            withoutUsage(object.path("message"));
            withoutUsage(object.path("response"));
        } else {
            node.forEach(Told::withoutUsage);
        }
    }

    private static JsonNode steady(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(names(object))) {
                JsonNode value = object.get(name);
                if (varies(name, value)) {
                    object.put(name, "*");
                } else {
                    steady(value);
                    NO_CANDIDATE.stream()
                            .filter(value.asText()::startsWith)
                            .forEach(words -> object.put(name, words + "*"));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Told::steady);
        }
        return node;
    }

    private static boolean varies(String name, JsonNode value) {
        return VOLATILE.contains(name) && value.isValueNode()
                || name.equals("candidates") && value.path(0).has("deployment");
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
