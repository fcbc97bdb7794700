package io.fairlead.e2e.clients;

import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.GeminiAnswers;
import io.fairlead.e2e.upstream.OllamaAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.ToolCall;
import java.util.List;

/** What stands behind the gateway: upstreams of several APIs that a test can have say the same. */
enum Upstream {
    OPEN_AI,
    ANTHROPIC,
    GEMINI,
    OLLAMA;

    ScriptedUpstream on(Stage stage) {
        return switch (this) {
            case OPEN_AI -> stage.openAi();
            case ANTHROPIC -> stage.anthropic();
            case GEMINI -> stage.gemini();
            case OLLAMA -> stage.ollama();
        };
    }

    /** A route to it that never fails. */
    String route() {
        return switch (this) {
            case OPEN_AI -> "smart";
            case ANTHROPIC -> "clever";
            case GEMINI -> "bright";
            case OLLAMA -> "local";
        };
    }

    /** A model of it that may fail. */
    String fresh(Stage stage) {
        return switch (this) {
            case OPEN_AI -> stage.freshModel();
            case ANTHROPIC -> stage.freshClaude();
            case GEMINI -> stage.freshGemini();
            case OLLAMA -> stage.freshLlama();
        };
    }

    /** The model that a call asks for. */
    String model(Call call) {
        if (this == GEMINI) {
            String path = call.path();
            return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf(':'));
        }
        return call.json().path("model").asText();
    }

    Script saying(String text) {
        return switch (this) {
            case OPEN_AI -> OpenAiAnswers.saying(text);
            case ANTHROPIC -> AnthropicAnswers.saying(text);
            case GEMINI -> GeminiAnswers.saying(text);
            case OLLAMA -> OllamaAnswers.saying(text);
        };
    }

    Script calling(ToolCall... tools) {
        return switch (this) {
            case OPEN_AI -> OpenAiAnswers.calling(List.of(tools));
            case ANTHROPIC -> AnthropicAnswers.calling(List.of(tools));
            case GEMINI -> GeminiAnswers.calling(List.of(tools));
            case OLLAMA -> OllamaAnswers.calling(List.of(tools));
        };
    }

    Script failing(int status, String type, String... fields) {
        return switch (this) {
            case OPEN_AI -> OpenAiAnswers.failing(status, type, fields);
            case ANTHROPIC -> AnthropicAnswers.failing(status, type, fields);
            case GEMINI -> GeminiAnswers.failing(status, type, fields);
            case OLLAMA -> OllamaAnswers.failing(status, type, fields);
        };
    }

    /** A stream that breaks after its first word. */
    Script breaking() {
        return switch (this) {
            case OPEN_AI ->
                (call, wire) -> wire.events()
                        .data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"))
                        .cut();
            case ANTHROPIC ->
                (call, wire) -> {
                    AnthropicAnswers.begin(wire, "m");
                    AnthropicAnswers.beginText(wire);
                    wire.event("content_block_delta", AnthropicAnswers.textDelta("half"))
                            .cut();
                };
            case GEMINI ->
                (call, wire) -> wire.events()
                        .data(GeminiAnswers.frame(GeminiAnswers.part("half")))
                        .cut();
            case OLLAMA -> OllamaAnswers.breaking("half");
        };
    }
}
