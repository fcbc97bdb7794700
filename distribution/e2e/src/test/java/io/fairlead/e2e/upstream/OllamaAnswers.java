package io.fairlead.e2e.upstream;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What an upstream of the Ollama API sends. */
public final class OllamaAnswers {
    private static final String USAGE = "\"total_duration\":174560334,\"load_duration\":101397084,"
            + "\"prompt_eval_count\":9,\"prompt_eval_duration\":13074791,\"eval_count\":3,\"eval_duration\":52479709";

    private OllamaAnswers() {}

    /** Answers chats and prompts with a text, streamed unless that is declined; lists the models; makes vectors. */
    public static Script saying(String text) {
        return (call, wire) -> {
            switch (call.path()) {
                case "/api/chat", "/api/generate" -> answer(call, wire, text);
                case "/api/embed" ->
                    wire.json(
                            200,
                            "{\"model\":\"m\",\"embeddings\":[[0.25,-0.5],[1,0]],\"total_duration\":14143917,"
                                    + "\"load_duration\":1019500,\"prompt_eval_count\":8}");
                case "/api/tags" -> wire.json(200, models("llama3.2:latest", "qwen3:8b"));
                default -> wire.whole(404, "text/plain", "404 page not found");
            }
        };
    }

    private static void answer(Call call, Wire wire, String text) throws IOException {
        boolean chat = call.path().equals("/api/chat");
        if (!streamed(call)) {
            wire.json(200, line(call, said(chat, text, "") + ",\"done\":true,\"done_reason\":\"stop\"," + USAGE));
            return;
        }
        wire.lines();
        for (String piece : text.splitWithDelimiters(" ", 0)) {
            wire.chunk(line(call, said(chat, piece, "") + ",\"done\":false") + "\n");
        }
        finish(call, wire, said(chat, "", ""));
    }

    /** Asks for calls of tools. */
    public static Script calling(List<ToolCall> tools) {
        return (call, wire) -> {
            String calls = tools.stream()
                    .map(tool -> "{\"id\":\"" + tool.id() + "\",\"function\":{\"name\":\"" + tool.name()
                            + "\",\"arguments\":" + tool.arguments() + "}}")
                    .collect(Collectors.joining(",", ",\"tool_calls\":[", "]"));
            if (!streamed(call)) {
                wire.json(200, line(call, said(true, "", calls) + ",\"done\":true,\"done_reason\":\"stop\"," + USAGE));
                return;
            }
            wire.lines();
            wire.chunk(line(call, said(true, "", calls) + ",\"done\":false") + "\n");
            finish(call, wire, said(true, "", ""));
        };
    }

    /** Refuses. */
    public static Script failing(int status, String message, String... fields) {
        return (call, wire) -> wire.json(status, "{\"error\":\"upstream says " + message + "\"}", fields);
    }

    /** A stream that breaks after this. */
    public static Script breaking(String half) {
        return (call, wire) -> half(call, wire, half).cut();
    }

    /** The beginning of a stream. */
    public static Wire half(Call call, Wire wire, String half) throws IOException {
        return wire.lines().chunk(line(call, said(true, half, "") + ",\"done\":false") + "\n");
    }

    private static void finish(Call call, Wire wire, String nothing) throws IOException {
        wire.chunk(line(call, nothing + ",\"done\":true,\"done_reason\":\"stop\"," + USAGE) + "\n");
        wire.end();
    }

    private static boolean streamed(Call call) {
        return call.json().path("stream").asBoolean(true);
    }

    private static String line(Call call, String rest) {
        return "{\"model\":" + Json.quote(call.json().path("model").asText())
                + ",\"created_at\":\"2025-10-26T17:21:21.196249Z\"," + rest + "}";
    }

    private static String said(boolean chat, String text, String calls) {
        return chat
                ? "\"message\":{\"role\":\"assistant\",\"content\":" + Json.quote(text) + calls + "}"
                : "\"response\":" + Json.quote(text);
    }

    private static String models(String... names) {
        return List.of(names).stream()
                .map(name -> "{\"name\":\"" + name + "\",\"model\":\"" + name
                        + "\",\"modified_at\":\"2025-10-03T23:34:03.409490317-07:00\",\"size\":3338801804,"
                        + "\"digest\":\"a2af6cc3eb7fa8be8504abaf9b04e88f17a119ec3f04a3addf55f92841195f5a\","
                        + "\"details\":{\"format\":\"gguf\",\"family\":\"llama\",\"families\":[\"llama\"],"
                        + "\"parameter_size\":\"3B\",\"quantization_level\":\"Q4_K_M\"}}")
                .collect(Collectors.joining(",", "{\"models\":[", "]}"));
    }
}
