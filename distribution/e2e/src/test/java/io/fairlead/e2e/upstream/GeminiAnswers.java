package io.fairlead.e2e.upstream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an upstream of the Gemini API sends. */
public final class GeminiAnswers {
    private static final String USAGE =
            "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":3,\"totalTokenCount\":12}";
    private static final String HEAD = "\"modelVersion\":\"small-001\",\"responseId\":\"r1\"";

    private GeminiAnswers() {}

    /** Answers contents with a text, as events or as one array if that is asked for; lists the models; makes vectors. */
    public static Script saying(String text) {
        return (call, wire) -> {
            if (call.path().startsWith("/v1beta/models?")) {
                wire.json(200, models("small", "large"));
            } else if (call.path().endsWith(":batchEmbedContents")) {
                wire.json(200, "{\"embeddings\":[{\"values\":[0.25,-0.5]}]}");
            } else if (call.path().endsWith(":embedContent")) {
                wire.json(200, "{\"embedding\":{\"values\":[0.25,-0.5]}}");
            } else if (call.path().endsWith(":countTokens")) {
                wire.json(200, "{\"totalTokens\":31}");
            } else if (streamed(call)) {
                List<String> frames = new ArrayList<>();
                for (String piece : text.splitWithDelimiters(" ", 0)) {
                    frames.add(frame(part(piece)));
                }
                frames.add(last(""));
                stream(call, wire, frames);
            } else {
                wire.json(200, last(part(text)));
            }
        };
    }

    /** Asks for calls of functions, without ids: they are optional in this API. */
    public static Script calling(List<ToolCall> tools) {
        return (call, wire) -> {
            List<String> parts = tools.stream()
                    .map(tool -> "{\"functionCall\":{\"name\":\"" + tool.name() + "\",\"args\":" + tool.arguments()
                            + "}" + (tool.equals(tools.getFirst()) ? ",\"thoughtSignature\":\"c2ln\"}" : "}"))
                    .toList();
            if (streamed(call)) {
                stream(call, wire, List.of(frame(String.join(",", parts)), last("")));
            } else {
                wire.json(200, last(String.join(",", parts)));
            }
        };
    }

    /** Refuses. */
    public static Script failing(int status, String code, String... fields) {
        return (call, wire) -> wire.json(status, error(status, code), fields);
    }

    /** The body of an error. */
    public static String error(int status, String code) {
        return "{\"error\":{\"code\":" + status + ",\"message\":\"upstream says " + code + "\",\"status\":\"" + code
                + "\"}}";
    }

    private static boolean streamed(Call call) {
        return call.path().contains(":streamGenerateContent");
    }

    private static void stream(Call call, Wire wire, List<String> frames) throws IOException {
        if (call.path().endsWith("?alt=sse")) {
            wire.events();
            for (String frame : frames) {
                wire.data(frame);
            }
        } else {
            wire.chunked("application/json; charset=UTF-8");
            for (int i = 0; i < frames.size(); i++) {
                wire.chunk((i == 0 ? "[" : "\n,\r\n") + frames.get(i));
            }
            wire.chunk("\n]\n");
        }
        wire.end();
    }

    /** A part with a text. */
    public static String part(String text) {
        return "{\"text\":" + Json.quote(text) + "}";
    }

    /** A frame that goes on. */
    public static String frame(String parts) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "],\"role\":\"model\"},\"index\":0}]," + HEAD
                + "}";
    }

    /** A whole answer, or the last frame of one. */
    public static String last(String parts) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts
                + "],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}]," + USAGE + "," + HEAD + "}";
    }

    private static String models(String... names) {
        List<String> models = new ArrayList<>();
        for (String name : names) {
            models.add("{\"name\":\"models/" + name + "\",\"displayName\":\"" + name
                    + "\",\"inputTokenLimit\":100000,\"outputTokenLimit\":8192,"
                    + "\"supportedGenerationMethods\":[\"generateContent\",\"countTokens\"]}");
        }
        return "{\"models\":[" + String.join(",", models) + "]}";
    }
}
