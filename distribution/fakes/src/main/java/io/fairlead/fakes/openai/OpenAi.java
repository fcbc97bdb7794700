package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.http.Route;
import io.fairlead.fakes.http.Vendor;
import io.fairlead.fakes.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenAI, as of its API reference (https://platform.openai.com/docs/api-reference). */
public final class OpenAi implements Vendor {
    private static final String MODEL = "/models/(?<model>.+)";

    /** What a conversation is called that is too long. */
    private final String conversation;

    /** What is said of it. */
    private final String tooLong;

    private final String account;

    private OpenAi(String conversation, String tooLong, String account) {
        this.conversation = conversation;
        this.tooLong = tooLong;
        this.account = account;
    }

    /** The vendor as clients of its chats meet it. */
    public static OpenAi ofChats() {
        return new OpenAi(
                "messages",
                "This model's maximum context length is 128000 tokens. However, your messages resulted in 150000 tokens."
                        + " Please reduce the length of the messages.",
                "");
    }

    /** The vendor as clients of its responses meet it. */
    public static OpenAi ofResponses(String account) {
        return new OpenAi(
                "input",
                "Your input exceeds the context window of this model. Please adjust your input and try again.",
                account);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/chat/completions", "openai.chat", new Chats()),
                Route.post("/responses", "openai.responses", new Responses(account)),
                Route.post("/embeddings", "openai.embeddings", new Embeddings()),
                Route.get(
                        "/models",
                        (call, wire) -> wire.json(Json.object("object", "list", "data", Json.list(model("fake"))))),
                Route.get(
                        MODEL,
                        (call, wire) -> wire.json(
                                model(call.path().substring(call.path().lastIndexOf('/') + 1)))));
    }

    private static JsonNode model(String id) {
        return Json.object("id", id, "object", "model", "created", 1_700_000_000, "owned_by", "fakes");
    }

    @Override
    public JsonNode error(Refusal refusal) {
        int status = refusal.status();
        return switch (refusal.matter()) {
            case "context" -> error(tooLong, type(status), conversation, "context_length_exceeded");
            case "content" ->
                error(
                        "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try"
                                + " again with a different prompt.",
                        type(status),
                        null,
                        "invalid_prompt");
            case Responses.SEALED -> error(refusal.reason(), type(status), null, "invalid_encrypted_content");
            default -> error(refusal.reason(), type(status), null, code(status));
        };
    }

    private static JsonNode error(String message, String type, @Nullable String param, @Nullable String code) {
        return Json.object("error", Json.object("message", message, "type", type, "param", param, "code", code));
    }

    private static String type(int status) {
        return switch (status) {
            case 429 -> "requests";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    private static @Nullable String code(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "model_not_found";
            case 429 -> "rate_limit_exceeded";
            default -> null;
        };
    }

    @Override
    public Map<String, String> errorHeaders(int status) {
        return status == 429
                ? Map.of("x-request-id", "req_fake", "retry-after", "7")
                : Map.of("x-request-id", "req_fake");
    }
}
