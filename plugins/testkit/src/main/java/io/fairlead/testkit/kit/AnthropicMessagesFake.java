package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import java.util.ArrayList;
import java.util.List;

/** Writes as Anthropic documents its messages. */
final class AnthropicMessagesFake implements WireFake {
    private static final String TOOL = "{\"name\":\"%s\",\"description\":\"d\",\"input_schema\":{\"type\":\"object\","
            + "\"properties\":{\"city\":{\"type\":\"string\"}}}}";
    private static final String TOOLS = ",\"tools\":[" + TOOL.formatted("weather") + "," + TOOL.formatted("time") + "]";
    private static final String USER = "{\"role\":\"user\",\"content\":\"Hello\"}";
    private static final String CALLED =
            "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"call_1\","
                    + "\"name\":\"weather\",\"input\":{\"city\":\"Oslo\"}}]},{\"role\":\"user\",\"content\":[{\"type\":"
                    + "\"tool_result\",\"tool_use_id\":\"call_1\",\"content\":\"Rain\"}]}";
    private static final String SEEN =
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"},{\"type\":"
                    + "\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"iVBORw0KGgo=\"}}]}";
    private static final String SCHEMA =
            ",\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":"
                    + "\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],\"additionalProperties\":false}}}";
    private static final String TURNS =
            USER + ",{\"role\":\"assistant\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"Bye\"}";
    private static final FakeRequests REQUESTS = new FakeRequests(
            USER,
            TURNS,
            ",\"system\":\"Be brief.\",\"temperature\":0.5",
            CALLED,
            TOOLS,
            SEEN,
            SCHEMA,
            AnthropicMessagesFake::body);

    @Override
    public String dialect() {
        return "anthropic.messages";
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        return REQUESTS.of(form, stream);
    }

    private static String body(String messages, String more, boolean stream) {
        return "{\"model\":\"smart\",\"max_tokens\":100,\"messages\":[" + messages + "]" + more
                + (stream ? ",\"stream\":true}" : "}");
    }

    @Override
    public String whole(FakeAnswer answer) {
        List<String> blocks = new ArrayList<>();
        if (!answer.thinking().isEmpty()) {
            blocks.add("{\"type\":\"thinking\",\"thinking\":" + quote(String.join("", answer.thinking()))
                    + ",\"signature\":\"c2ln\"}");
        }
        if (!answer.texts().isEmpty()) {
            blocks.add("{\"type\":\"text\",\"text\":" + quote(answer.text()) + "}");
        }
        answer.calls()
                .forEach(call -> blocks.add("{\"type\":\"tool_use\",\"id\":" + quote(call.id()) + ",\"name\":"
                        + quote(call.name()) + ",\"input\":" + call.json() + "}"));
        return message(
                String.join(",", blocks),
                quote(reason(answer.reason())),
                input(answer.usage()) + "," + output(answer.usage()));
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        events.add(event(
                "message_start", "\"message\":" + message("", "null", input(answer.usage()) + ",\"output_tokens\":1")));
        events.add(event("ping", ""));
        int index = 0;
        if (!answer.thinking().isEmpty()) {
            List<String> deltas = new ArrayList<>(deltas("thinking_delta", "thinking", answer.thinking()));
            deltas.add("{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}");
            block(index++, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}", deltas, events);
        }
        if (!answer.texts().isEmpty()) {
            block(index++, "{\"type\":\"text\",\"text\":\"\"}", deltas("text_delta", "text", answer.texts()), events);
        }
        for (FakeCall call : answer.calls()) {
            String start = "{\"type\":\"tool_use\",\"id\":" + quote(call.id()) + ",\"name\":" + quote(call.name())
                    + ",\"input\":{}}";
            block(index++, start, deltas("input_json_delta", "partial_json", call.arguments()), events);
        }
        events.add(event(
                "message_delta",
                "\"delta\":{\"stop_reason\":" + quote(reason(answer.reason())) + ",\"stop_sequence\":null},\"usage\":{"
                        + output(answer.usage()) + "}"));
        events.add(event("message_stop", ""));
        return events;
    }

    private static List<String> deltas(String type, String member, List<String> pieces) {
        return pieces.stream()
                .map(piece -> "{\"type\":\"" + type + "\",\"" + member + "\":" + quote(piece) + "}")
                .toList();
    }

    private static void block(int index, String start, List<String> deltas, List<String> events) {
        events.add(event("content_block_start", "\"index\":" + index + ",\"content_block\":" + start));
        deltas.forEach(delta -> events.add(event("content_block_delta", "\"index\":" + index + ",\"delta\":" + delta)));
        events.add(event("content_block_stop", "\"index\":" + index));
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (members.isEmpty() ? "" : "," + members)
                + "}\n\n";
    }

    private static String message(String blocks, String reason, String usage) {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[" + blocks
                + "],\"stop_reason\":" + reason + ",\"stop_sequence\":null,\"usage\":{" + usage + "}}";
    }

    /** What was read from a cache is not in the number of tokens that went in. */
    private static String input(Usage usage) {
        return "\"input_tokens\":" + (usage.inputTokens() - usage.cachedInputTokens()) + ",\"cache_read_input_tokens\":"
                + usage.cachedInputTokens();
    }

    private static String output(Usage usage) {
        return "\"output_tokens\":" + usage.outputTokens();
    }

    private static String reason(FinishReason reason) {
        return switch (reason.name()) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    @Override
    public String error(String type, String code, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":" + quote(type) + ",\"message\":" + quote(message) + "}}";
    }

    @Override
    public String errorEvent(String type, String message) {
        return "event: error\ndata: " + error(type, type, message) + "\n\n";
    }
}
