package io.fairlead.fakes.gemini;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.http.Route;
import io.fairlead.fakes.http.Vendor;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Google's Gemini API, as of its reference (https://ai.google.dev/api). */
public final class Gemini implements Vendor {
    private static final String MODEL = "/models/[^/:]+";

    private final String account;

    /** An account with the vendor. */
    public Gemini(String account) {
        this.account = account;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(MODEL + ":generateContent", "gemini.generate", keyed(new Contents(account))),
                Route.post(MODEL + ":streamGenerateContent", "gemini.generate", keyed(new ContentStream(account))),
                Route.post(MODEL + ":countTokens", "gemini.count", keyed(Gemini::count)),
                Route.post(MODEL + ":embedContent", "gemini.embed", keyed(Gemini::embed)),
                Route.post(MODEL + ":batchEmbedContents", "gemini.batch-embed", keyed(Gemini::embedAll)),
                Route.get("/models", keyed(Gemini::models)));
    }

    /** The name of the model in a path. */
    static String model(Call call) {
        String path = call.path();
        return path.substring(path.indexOf("/models/") + "/models/".length(), path.lastIndexOf(':'));
    }

    /** A key in a URL ends up in logs: the gateway sends it in a header. */
    private static Operation keyed(Operation operation) {
        return (call, wire) -> {
            if (call.header("x-goog-api-key") == null || call.query().contains("key=")) {
                throw new Refusal(
                        403, "found no key in x-goog-api-key, or one in the URL, expected it in the header alone");
            }
            operation.answer(call, wire);
        };
    }

    private static void count(Call call, Wire wire) throws IOException {
        wire.json(Json.object("totalTokens", Answer.INPUT));
    }

    private static void embed(Call call, Wire wire) throws IOException {
        wire.json(Json.object("embedding", vector(0)));
    }

    private static void embedAll(Call call, Wire wire) throws IOException {
        ArrayNode vectors = Json.list();
        for (int i = 0; i < call.body().path("requests").size(); i++) {
            vectors.add(vector(i));
        }
        wire.json(Json.object("embeddings", vectors));
    }

    private static JsonNode vector(int index) {
        return Json.object("values", Json.list(index, 0.5, -0.25));
    }

    private static void models(Call call, Wire wire) throws IOException {
        wire.json(Json.object(
                "models",
                Json.list(Json.object(
                        "name",
                        "models/fake",
                        "version",
                        "001",
                        "displayName",
                        "Fake",
                        "inputTokenLimit",
                        1_048_576,
                        "outputTokenLimit",
                        65_536,
                        "supportedGenerationMethods",
                        Json.list("generateContent", "countTokens", "embedContent")))));
    }

    @Override
    public JsonNode error(Refusal refusal) {
        return switch (refusal.matter()) {
            case "context" ->
                error(
                        refusal.status(),
                        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).");
            case "content" -> blocked();
            default -> error(refusal.status(), refusal.reason());
        };
    }

    /** A prompt that is blocked is answered, with no candidate. */
    private static JsonNode blocked() {
        JsonNode usage = Json.object("promptTokenCount", Answer.INPUT, "totalTokenCount", Answer.INPUT);
        return Json.object(
                "promptFeedback",
                Json.object("blockReason", "PROHIBITED_CONTENT"),
                "usageMetadata",
                usage,
                "modelVersion",
                "fake",
                "responseId",
                "fake0001");
    }

    @Override
    public int status(Refusal refusal) {
        return refusal.matter().equals("content") ? 200 : refusal.status();
    }

    private static JsonNode error(int status, String message) {
        return Json.object(
                "error",
                Json.object("code", status, "message", message, "status", status(status), "details", details(status)));
    }

    private static JsonNode details(int status) {
        return status == 429
                ? Json.list(Json.object("@type", "type.googleapis.com/google.rpc.RetryInfo", "retryDelay", "7s"))
                : Json.list();
    }

    private static String status(int status) {
        return switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }

    @Override
    public Map<String, String> errorHeaders(int status) {
        return Map.of();
    }
}
