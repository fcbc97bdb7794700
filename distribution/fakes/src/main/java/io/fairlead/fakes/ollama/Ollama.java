package io.fairlead.fakes.ollama;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.http.Route;
import io.fairlead.fakes.http.Vendor;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Ollama, as of its API reference (https://docs.ollama.com/api). */
public final class Ollama implements Vendor {
    static final String CREATED = "2025-10-01T12:00:00.123456789Z";

    private static final int TOKENS = 3;

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/chat", "ollama.chat", new Chats()),
                Route.post("/api/generate", "ollama.generate", new Completions()),
                Route.post("/api/embed", "ollama.embed", Ollama::embed),
                Route.get("/api/tags", Ollama::tags),
                Route.get("/api/version", (call, wire) -> wire.json(Json.object("version", "0.12.6"))));
    }

    private static void embed(Call call, Wire wire) throws IOException {
        JsonNode input = call.body().path("input");
        int count = input.isString() ? 1 : input.size();
        ArrayNode vectors = Json.list();
        for (int i = 0; i < count; i++) {
            vectors.add(Json.list(i, 0.5, -0.25));
        }
        wire.json(Json.object(
                "model",
                Json.text(call.body(), "model"),
                "embeddings",
                vectors,
                "total_duration",
                14_143_917,
                "load_duration",
                1_019_500,
                "prompt_eval_count",
                TOKENS * count));
    }

    private static void tags(Call call, Wire wire) throws IOException {
        JsonNode details = Json.object(
                "parent_model", "",
                "format", "gguf",
                "family", "fake",
                "families", Json.list("fake"),
                "parameter_size", "4.3B",
                "quantization_level", "Q4_K_M");
        JsonNode model = Json.object(
                "name",
                "fake:latest",
                "model",
                "fake:latest",
                "modified_at",
                CREATED,
                "size",
                3_338_801_804L,
                "digest",
                "a2af6cc3eb7fa8be8504abaf9b04e88f17a119ec3f04a3addf55f92841195f5a",
                "details",
                details);
        wire.json(Json.object("models", Json.list(model)));
    }

    @Override
    public JsonNode error(Refusal refusal) {
        boolean window = refusal.matter().equals("context");
        return Json.object("error", window ? "the input length exceeds the context length" : refusal.reason());
    }

    @Override
    public Map<String, String> errorHeaders(int status) {
        return Map.of();
    }
}
