package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.dialect.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes as OpenAI documents its chats. */
final class OpenAiChatFake implements WireFake {
    private static final String TOOL = "{\"type\":\"function\",\"function\":{\"name\":\"%s\",\"description\":\"d\","
            + "\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}}";
    private static final String TOOLS = ",\"tools\":[" + TOOL.formatted("weather") + "," + TOOL.formatted("time") + "]";
    private static final String USER = "{\"role\":\"user\",\"content\":\"Hello\"}";
    private static final String CALLED = "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_1\","
            + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"Rain\"}";
    private static final String SEEN = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}}]}";
    private static final String SCHEMA = ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
            + "\"name\":\"town\",\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
            + "\"required\":[\"a\"],\"additionalProperties\":false}}}";
    private static final String TURNS = "{\"role\":\"system\",\"content\":\"Be brief.\"}," + USER
            + ",{\"role\":\"assistant\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"Bye\"}";
    private static final FakeRequests REQUESTS = new FakeRequests(
            USER,
            TURNS,
            ",\"temperature\":0.5,\"max_completion_tokens\":100",
            CALLED,
            TOOLS,
            SEEN,
            SCHEMA,
            OpenAiChatFake::body);

    @Override
    public String dialect() {
        return "openai.chat";
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        return REQUESTS.of(form, stream);
    }

    private static String body(String messages, String more, boolean stream) {
        String streamed = stream ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
        return "{\"model\":\"smart\",\"messages\":[" + messages + "]" + more + streamed + "}";
    }

    @Override
    public String whole(FakeAnswer answer) {
        String content = answer.texts().isEmpty() ? "null" : quote(answer.text());
        String thinking = answer.thinking().isEmpty()
                ? ""
                : ",\"reasoning_content\":" + quote(String.join("", answer.thinking()));
        String calls = answer.calls().stream()
                .map(call -> "{\"id\":" + quote(call.id()) + ",\"type\":\"function\",\"function\":{\"name\":"
                        + quote(call.name()) + ",\"arguments\":" + quote(call.json()) + "}}")
                .collect(Collectors.joining(","));
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"m\",\"choices\":["
                + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + content + thinking
                + (calls.isEmpty() ? "" : ",\"tool_calls\":[" + calls + "]") + "},\"logprobs\":null,\"finish_reason\":"
                + quote(answer.reason().name()) + "}],\"usage\":" + usage(answer.usage()) + "}";
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        events.add(delta("\"role\":\"assistant\",\"content\":\"\""));
        answer.thinking().forEach(piece -> events.add(delta("\"reasoning_content\":" + quote(piece))));
        answer.texts().forEach(piece -> events.add(delta("\"content\":" + quote(piece))));
        IntStream.range(0, answer.calls().size())
                .forEach(i -> call(i, answer.calls().get(i), events));
        events.add(chunk(
                "{\"index\":0,\"delta\":{},\"finish_reason\":"
                        + quote(answer.reason().name()) + "}",
                ""));
        events.add(chunk("", ",\"usage\":" + usage(answer.usage())));
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static void call(int index, FakeCall call, List<String> events) {
        events.add(delta("\"tool_calls\":[{\"index\":" + index + ",\"id\":" + quote(call.id())
                + ",\"type\":\"function\",\"function\":{\"name\":" + quote(call.name()) + ",\"arguments\":\"\"}}]"));
        call.arguments()
                .forEach(piece -> events.add(delta("\"tool_calls\":[{\"index\":" + index
                        + ",\"function\":{\"arguments\":" + quote(piece) + "}}]")));
    }

    private static String delta(String members) {
        return chunk("{\"index\":0,\"delta\":{" + members + "},\"finish_reason\":null}", "");
    }

    private static String chunk(String choices, String more) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\","
                + "\"choices\":[" + choices + "]" + more + "}\n\n";
    }

    private static String usage(Usage usage) {
        return "{\"prompt_tokens\":" + usage.inputTokens() + ",\"completion_tokens\":" + usage.outputTokens()
                + ",\"total_tokens\":" + usage.totalTokens() + ",\"prompt_tokens_details\":{\"cached_tokens\":"
                + usage.cachedInputTokens() + "}}";
    }

    @Override
    public String error(String type, String code, String message) {
        return "{\"error\":{\"message\":" + quote(message) + ",\"type\":" + quote(type) + ",\"param\":null,\"code\":"
                + quote(code) + "}}";
    }
}
