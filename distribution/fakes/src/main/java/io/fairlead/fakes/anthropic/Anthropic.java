package io.fairlead.fakes.anthropic;

import io.fairlead.fakes.http.Call;
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
import tools.jackson.databind.node.ObjectNode;

/** Anthropic, as of its API reference (https://platform.claude.com/docs/en/api/messages) and its versions (.../api/versioning). */
public final class Anthropic implements Vendor {
    private static final String SIGNATURE = "c2lnbmF0dXJl";
    private static final String OLD = "2023-06-01";
    private static final String NEW = "2026-10-21";
    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");

    private final Threads threads = new Threads();
    /** What it puts to its thoughts. */
    private final String signature;

    /** An account with the vendor. */
    public Anthropic(String account) {
        this.signature = SIGNATURE + account;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/messages", "anthropic.messages", new Messages(threads, signature)),
                Route.post("/v1/messages/count_tokens", "anthropic.count_tokens", this::count),
                Route.get("/v1/models", Anthropic::models));
    }

    private void count(Call call, Wire wire) throws IOException {
        version(call);
        Question.read(call.body(), signature);
        wire.json(Json.object("input_tokens", Answer.INPUT));
    }

    private static void models(Call call, Wire wire) throws IOException {
        version(call);
        JsonNode model = Json.object(
                "type", "model", "id", "fake", "display_name", "Fake", "created_at", "2025-01-01T00:00:00Z");
        wire.json(Json.object("data", Json.list(model), "has_more", false, "first_id", "fake", "last_id", "fake"));
    }

    /** Each request must say which version of the API it means; the later one takes no sampling any more. */
    static void version(Call call) {
        String version = call.header("anthropic-version");
        if (!OLD.equals(version) && !NEW.equals(version)) {
            throw Refusal.invalid("anthropic-version: found " + version + ", expected " + OLD + " or " + NEW);
        }
        if (call.header("x-api-key") == null && call.header("authorization") == null) {
            throw new Refusal(401, "x-api-key header is required");
        }
        List<String> removed = SAMPLING.stream().filter(call.body()::has).toList();
        if (NEW.equals(version) && !removed.isEmpty()) {
            throw Refusal.invalid(removed + ": not in version " + NEW + " of the API");
        }
    }

    @Override
    public JsonNode error(Refusal refusal) {
        String message = switch (refusal.matter()) {
            case "context" -> "prompt is too long: 208310 tokens > 200000 maximum";
            case "content" -> "Output blocked by content filtering policy";
            default -> refusal.reason();
        };
        ObjectNode error = Json.object("type", type(refusal.status()), "message", message);
        if (refusal.matter().equals(Threads.NOT_FOUND)) {
            error.set("details", Json.object("error_code", Threads.NOT_FOUND));
        }
        return Json.object("type", "error", "error", error, "request_id", "req_fake");
    }

    private static String type(int status) {
        return switch (status) {
            case 400 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> "api_error";
        };
    }

    @Override
    public Map<String, String> errorHeaders(int status) {
        return status == 429 ? Map.of("request-id", "req_fake", "retry-after", "7") : Map.of("request-id", "req_fake");
    }
}
