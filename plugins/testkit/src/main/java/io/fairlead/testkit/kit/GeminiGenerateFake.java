package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.http.RequestHead;
import io.fairlead.testkit.TestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes as Google documents the contents of its Gemini API. */
final class GeminiGenerateFake implements WireFake {
    private static final String FUNCTION = "{\"name\":\"%s\",\"description\":\"d\",\"parameters\":{\"type\":\"OBJECT\","
            + "\"properties\":{\"city\":{\"type\":\"STRING\"}}}}";
    private static final String TOOLS = ",\"tools\":[{\"functionDeclarations\":[" + FUNCTION.formatted("weather") + ","
            + FUNCTION.formatted("time") + "]}]";
    private static final String USER = "{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}";
    private static final String CALLED = "{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"id\":\"call_1\","
            + "\"name\":\"weather\",\"args\":{\"city\":\"Oslo\"}},\"thoughtSignature\":\"c2ln\"}]},{\"role\":\"user\","
            + "\"parts\":[{\"functionResponse\":{\"id\":\"call_1\",\"name\":\"weather\",\"response\":"
            + "{\"output\":\"Rain\"}}}]}";
    private static final String SEEN = "{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"},{\"inlineData\":"
            + "{\"mimeType\":\"image/png\",\"data\":\"iVBORw0KGgo=\"}}]}";
    private static final String SCHEMA = ",\"generationConfig\":{\"responseMimeType\":\"application/json\","
            + "\"responseSchema\":{\"type\":\"OBJECT\",\"properties\":{\"a\":{\"type\":\"STRING\",\"nullable\":true}},"
            + "\"required\":[\"a\"]}}";
    private static final String TURNS = USER
            + ",{\"role\":\"model\",\"parts\":[{\"text\":\"Hi\"}]},{\"role\":\"user\",\"parts\":[{\"text\":\"Bye\"}]}";
    private static final String OPTIONS = ",\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},"
            + "\"generationConfig\":{\"temperature\":0.5}";
    private static final FakeRequests REQUESTS = new FakeRequests(
            USER, TURNS, OPTIONS, CALLED, TOOLS, SEEN, SCHEMA, (contents, more, _) -> body(contents, more));

    @Override
    public String dialect() {
        return "gemini.generate";
    }

    @Override
    public RequestHead head(boolean stream) {
        String method = stream ? "streamGenerateContent" : "generateContent";
        return TestRequest.post("/v1beta/models/smart:" + method)
                .withQuery(stream ? "alt=sse" : "")
                .withParameters(Map.of("model", "smart"));
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        return REQUESTS.of(form, stream);
    }

    private static String body(String contents, String more) {
        return "{\"contents\":[" + contents + "]" + more + "}";
    }

    @Override
    public String whole(FakeAnswer answer) {
        List<String> parts = new ArrayList<>();
        if (!answer.thinking().isEmpty()) {
            parts.add(thought(String.join("", answer.thinking())));
        }
        if (!answer.texts().isEmpty()) {
            parts.add(text(answer.text()));
        }
        answer.calls().forEach(call -> parts.add(call(call)));
        return frame(String.join(",", parts), answer);
    }

    /** The last frame has no content but why the answer ended. */
    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        answer.thinking().forEach(piece -> events.add(event(piece(thought(piece)))));
        answer.texts().forEach(piece -> events.add(event(piece(text(piece)))));
        answer.calls().forEach(call -> events.add(event(piece(call(call)))));
        events.add(event(frame(text(""), answer)));
        return events;
    }

    private static String text(String text) {
        return "{\"text\":" + quote(text) + "}";
    }

    private static String thought(String text) {
        return "{\"text\":" + quote(text) + ",\"thought\":true}";
    }

    private static String call(FakeCall call) {
        return "{\"functionCall\":{\"id\":" + quote(call.id()) + ",\"name\":" + quote(call.name()) + ",\"args\":"
                + call.json() + "}}";
    }

    private static String content(String parts) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "],\"role\":\"model\"}";
    }

    private static String piece(String part) {
        return content(part) + ",\"index\":0}],\"modelVersion\":\"m\",\"responseId\":\"r1\"}";
    }

    private static String frame(String parts, FakeAnswer answer) {
        return content(parts) + ",\"finishReason\":\"" + reason(answer.reason()) + "\",\"index\":0}],\"usageMetadata\":"
                + usage(answer.usage()) + ",\"modelVersion\":\"m\",\"responseId\":\"r1\"}";
    }

    private static String event(String json) {
        return "data: " + json + "\n\n";
    }

    private static String usage(Usage usage) {
        return "{\"promptTokenCount\":" + usage.inputTokens() + ",\"cachedContentTokenCount\":"
                + usage.cachedInputTokens() + ",\"candidatesTokenCount\":" + usage.outputTokens()
                + ",\"totalTokenCount\":" + usage.totalTokens() + "}";
    }

    private static String reason(FinishReason reason) {
        return switch (reason.name()) {
            case "length" -> "MAX_TOKENS";
            case "content_filter" -> "SAFETY";
            default -> "STOP";
        };
    }

    @Override
    public String error(String type, String code, String message) {
        return "{\"error\":{\"code\":500,\"message\":" + quote(message) + ",\"status\":" + quote(type) + "}}";
    }
}
