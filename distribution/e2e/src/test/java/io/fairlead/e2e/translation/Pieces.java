package io.fairlead.e2e.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Puts answers together as clients do. */
final class Pieces {
    private Pieces() {}

    /** The calls of a whole answer of the OpenAI API. */
    static List<ToolCall> wholeOpenAiCalls(Answer answer) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : answer.json().at("/choices/0/message/tool_calls")) {
            calls.add(openAiCall(call));
        }
        return calls;
    }

    /** The calls of a stream of the OpenAI API. */
    static List<ToolCall> openAiCalls(Answer answer) {
        List<ToolCall> calls = new ArrayList<>();
        for (String event : answer.events()) {
            if (event.equals("[DONE]")) {
                continue;
            }
            for (JsonNode piece : Json.tree(event).at("/choices/0/delta/tool_calls")) {
                if (piece.has("id")) {
                    calls.add(openAiCall(piece));
                } else {
                    more(
                            calls,
                            piece.path("index").asInt(),
                            piece.at("/function/arguments").asText());
                }
            }
        }
        return calls;
    }

    private static ToolCall openAiCall(JsonNode call) {
        return new ToolCall(
                call.path("id").asText(),
                call.at("/function/name").asText(),
                call.at("/function/arguments").asText());
    }

    private static void more(List<ToolCall> calls, int place, String arguments) {
        ToolCall call = calls.get(place);
        calls.set(place, new ToolCall(call.id(), call.name(), call.arguments() + arguments));
    }

    /** The calls of a whole answer of the Anthropic API. */
    static List<ToolCall> wholeAnthropicCalls(Answer answer) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode block : answer.json().path("content")) {
            if (block.path("type").asText().equals("tool_use")) {
                calls.add(new ToolCall(
                        block.path("id").asText(),
                        block.path("name").asText(),
                        block.path("input").toString()));
            }
        }
        return calls;
    }

    /** The calls of a stream of the Anthropic API. */
    static List<ToolCall> anthropicCalls(Answer answer) {
        List<ToolCall> calls = new ArrayList<>();
        for (String event : answer.events()) {
            JsonNode block = Json.tree(event).path("content_block");
            if (block.path("type").asText().equals("tool_use")) {
                calls.add(new ToolCall(
                        block.path("id").asText(), block.path("name").asText(), ""));
            }
            JsonNode piece = Json.tree(event).at("/delta/partial_json");
            if (piece.isTextual()) {
                more(calls, calls.size() - 1, piece.asText());
            }
        }
        return calls;
    }

    /** The text of a stream of the Anthropic API. */
    static String anthropicText(Answer answer) {
        StringBuilder text = new StringBuilder();
        answer.events()
                .forEach(event -> text.append(Json.tree(event).at("/delta/text").asText()));
        return text.toString();
    }

    /** The names of the events of a stream. */
    static List<String> anthropicEvents(Answer answer) {
        return answer.text()
                .lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .toList();
    }
}
