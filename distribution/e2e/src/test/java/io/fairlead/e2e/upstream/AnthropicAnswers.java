package io.fairlead.e2e.upstream;

import java.io.IOException;
import java.util.List;

/** What an upstream of the Anthropic API sends. */
public final class AnthropicAnswers {
    private AnthropicAnswers() {}

    /** Answers messages with a text, streamed if that is asked for; lists the models. */
    public static Script saying(String text) {
        return (call, wire) -> {
            if (call.path().startsWith("/v1/models")) {
                wire.json(200, models("small", "large"));
                return;
            }
            String model = call.json().path("model").asText();
            if (!call.stream()) {
                wire.json(200, message(model, "{\"type\":\"text\",\"text\":" + Json.quote(text) + "}", "end_turn"));
                return;
            }
            begin(wire, model);
            beginText(wire);
            wire.event("ping", "{\"type\":\"ping\"}");
            for (String piece : text.splitWithDelimiters(" ", 0)) {
                wire.event("content_block_delta", textDelta(piece));
            }
            wire.event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
            finish(wire, "end_turn");
        };
    }

    /** Asks for calls of tools. */
    public static Script calling(List<ToolCall> tools) {
        return (call, wire) -> {
            String model = call.json().path("model").asText();
            if (!call.stream()) {
                List<String> blocks = tools.stream()
                        .map(tool -> toolUse(tool, tool.arguments()))
                        .toList();
                wire.json(200, message(model, String.join(",", blocks), "tool_use"));
                return;
            }
            begin(wire, model);
            for (int i = 0; i < tools.size(); i++) {
                stream(wire, tools.get(i), i);
            }
            finish(wire, "tool_use");
        };
    }

    private static String toolUse(ToolCall tool, String input) {
        return "{\"type\":\"tool_use\",\"id\":\"" + tool.id() + "\",\"name\":\"" + tool.name() + "\",\"input\":" + input
                + "}";
    }

    private static void stream(Wire wire, ToolCall tool, int index) throws IOException {
        wire.event("content_block_start", block(index, toolUse(tool, "{}")));
        int half = tool.arguments().length() / 2;
        for (String piece :
                List.of(tool.arguments().substring(0, half), tool.arguments().substring(half))) {
            wire.event(
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":" + index
                            + ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":" + Json.quote(piece) + "}}");
        }
        wire.event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + index + "}");
    }

    /** Refuses. */
    public static Script failing(int status, String type, String... fields) {
        return (call, wire) -> wire.json(
                status,
                "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"upstream says " + type + "\"}}",
                fields);
    }

    /** The beginning of a stream. */
    public static void begin(Wire wire, String model) throws IOException {
        wire.events();
        wire.event(
                "message_start",
                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\""
                        + model
                        + "\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
                        + "\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}");
    }

    /** The beginning of a first block of text. */
    public static void beginText(Wire wire) throws IOException {
        wire.event("content_block_start", block(0, "{\"type\":\"text\",\"text\":\"\"}"));
    }

    private static String block(int index, String block) {
        return "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + block + "}";
    }

    /** A piece of the first block's text. */
    public static String textDelta(String piece) {
        return "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                + Json.quote(piece) + "}}";
    }

    private static void finish(Wire wire, String reason) throws IOException {
        wire.event(
                "message_delta",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                        + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":3}}");
        wire.event("message_stop", "{\"type\":\"message_stop\"}");
        wire.end();
    }

    private static String message(String model, String blocks, String reason) {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"" + model + "\",\"content\":["
                + blocks + "],\"stop_reason\":\"" + reason
                + "\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}";
    }

    private static String models(String... names) {
        StringBuilder data = new StringBuilder();
        for (String name : names) {
            data.append(data.isEmpty() ? "" : ",")
                    .append("{\"type\":\"model\",\"id\":\"")
                    .append(name)
                    .append("\",\"display_name\":\"")
                    .append(name)
                    .append("\",\"created_at\":\"2024-01-01T00:00:00Z\"}");
        }
        return "{\"data\":[" + data + "],\"has_more\":false,\"first_id\":null,\"last_id\":null}";
    }
}
