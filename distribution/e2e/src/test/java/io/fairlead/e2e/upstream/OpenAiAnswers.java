package io.fairlead.e2e.upstream;

import java.io.IOException;
import java.util.List;

/** What an upstream of the OpenAI API sends. */
public final class OpenAiAnswers {
    private static final String USAGE = "{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}";

    private OpenAiAnswers() {}

    /** Answers chats with a text, streamed if that is asked for; lists the models; makes vectors. */
    public static Script saying(String text) {
        return (call, wire) -> {
            switch (call.path()) {
                case "/v1/chat/completions" -> chat(call, wire, text);
                case "/v1/embeddings" -> wire.json(200, embedding(model(call)));
                case "/v1/models" -> wire.json(200, models("small", "large"));
                default -> wire.json(404, error("not_found", "no such path"));
            }
        };
    }

    private static void chat(Call call, Wire wire, String text) throws IOException {
        String model = model(call);
        if (!call.stream()) {
            wire.json(200, completion(model, text));
            return;
        }
        wire.events();
        wire.data(delta(model, "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
        for (String piece : text.splitWithDelimiters(" ", 0)) {
            wire.data(delta(model, "{\"content\":" + Json.quote(piece) + "}", "null"));
        }
        finish(wire, model, "stop");
    }

    /** Asks for calls of tools. */
    public static Script calling(List<ToolCall> tools) {
        return (call, wire) -> {
            String model = model(call);
            if (!call.stream()) {
                List<String> calls = tools.stream().map(tool -> toolCall(tool)).toList();
                String message =
                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[" + String.join(",", calls) + "]}";
                wire.json(200, answer(model, message, "tool_calls"));
                return;
            }
            wire.events();
            wire.data(delta(model, "{\"role\":\"assistant\",\"content\":null}", "null"));
            for (int i = 0; i < tools.size(); i++) {
                stream(wire, model, tools.get(i), i);
            }
            finish(wire, model, "tool_calls");
        };
    }

    private static String toolCall(ToolCall tool) {
        return "{\"id\":\"" + tool.id() + "\",\"type\":\"function\",\"function\":{\"name\":\"" + tool.name()
                + "\",\"arguments\":" + Json.quote(tool.arguments()) + "}}";
    }

    /** The name first, then the arguments in two pieces. */
    private static void stream(Wire wire, String model, ToolCall tool, int index) throws IOException {
        String begin = "{\"tool_calls\":[{\"index\":" + index + ",\"id\":\"" + tool.id()
                + "\",\"type\":\"function\",\"function\":{\"name\":\"" + tool.name() + "\",\"arguments\":\"\"}}]}";
        wire.data(delta(model, begin, "null"));
        int half = tool.arguments().length() / 2;
        for (String piece :
                List.of(tool.arguments().substring(0, half), tool.arguments().substring(half))) {
            String more = "{\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":" + Json.quote(piece)
                    + "}}]}";
            wire.data(delta(model, more, "null"));
        }
    }

    /** Refuses. */
    public static Script failing(int status, String code, String... fields) {
        return (call, wire) -> wire.json(status, error(code, "upstream says " + code), fields);
    }

    /** The frames that end a stream: the reason, usage, and the mark. */
    public static void finish(Wire wire, String model, String reason) throws IOException {
        wire.data(delta(model, "{}", "\"" + reason + "\""));
        wire.data("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\""
                + model + "\",\"choices\":[],\"usage\":" + USAGE + "}");
        wire.data("[DONE]");
        wire.end();
    }

    /** A frame of a stream. */
    public static String delta(String model, String delta, String finishReason) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"" + model
                + "\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}";
    }

    /** A whole answer with a text. */
    public static String completion(String model, String text) {
        return answer(model, "{\"role\":\"assistant\",\"content\":" + Json.quote(text) + "}", "stop");
    }

    private static String answer(String model, String message, String reason) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"" + model
                + "\",\"choices\":[{\"index\":0,\"message\":" + message + ",\"logprobs\":null,\"finish_reason\":\""
                + reason + "\"}],\"usage\":" + USAGE + "}";
    }

    private static String embedding(String model) {
        return "{\"object\":\"list\",\"model\":\"" + model
                + "\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.25,-0.5]}],"
                + "\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}";
    }

    /** A list of models. */
    public static String models(String... names) {
        StringBuilder data = new StringBuilder();
        for (String name : names) {
            data.append(data.isEmpty() ? "" : ",")
                    .append("{\"id\":\"")
                    .append(name)
                    .append("\",\"object\":\"model\",\"created\":1700000000,\"owned_by\":\"upstream\"}");
        }
        return "{\"object\":\"list\",\"data\":[" + data + "]}";
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + code + "\",\"param\":null,\"code\":\"" + code
                + "\"}}";
    }

    private static String model(Call call) {
        return call.json().path("model").asText();
    }
}
