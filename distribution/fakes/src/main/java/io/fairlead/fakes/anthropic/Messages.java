package io.fairlead.fakes.anthropic;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Play;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/messages}. */
final class Messages implements Operation {
    private final Threads threads;
    private final String signature;

    Messages(Threads threads, String signature) {
        this.threads = threads;
        this.signature = signature;
    }

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Anthropic.version(call);
        JsonNode whole = threads.whole(call);
        Answer answer = Play.answer(Question.read(whole, signature));
        String id = threads.id(call, whole, blocks(answer, signature));
        String model = Json.text(call.body(), "model");
        if (call.body().path("stream").asBoolean(false)) {
            new MessageStream(wire, id, model, signature).answer(answer);
        } else {
            wire.json(message(id, model, blocks(answer, signature), stop(answer.end()), Answer.OUTPUT));
        }
    }

    static ObjectNode message(String id, String model, JsonNode content, @Nullable String stop, int output) {
        return Json.object(
                "id",
                id,
                "type",
                "message",
                "role",
                "assistant",
                "model",
                model,
                "content",
                content,
                "stop_reason",
                stop,
                "stop_sequence",
                null,
                "usage",
                usage(output));
    }

    /** Input counts neither what was cached nor what is now, as this vendor has it. */
    private static JsonNode usage(int output) {
        return Json.object(
                "input_tokens",
                Answer.INPUT - Answer.CACHED - Answer.WRITTEN,
                "cache_creation_input_tokens",
                Answer.WRITTEN,
                "cache_read_input_tokens",
                Answer.CACHED,
                "cache_creation",
                Json.object("ephemeral_5m_input_tokens", Answer.WRITTEN, "ephemeral_1h_input_tokens", 0),
                "output_tokens",
                output,
                "service_tier",
                "standard");
    }

    private static JsonNode blocks(Answer answer, String signature) {
        ArrayNode blocks = Json.list();
        if (!answer.thoughts().isEmpty()) {
            blocks.add(Json.object("type", "thinking", "thinking", answer.thoughts(), "signature", signature));
        }
        if (!answer.text().isEmpty()) {
            blocks.add(Json.object("type", "text", "text", answer.text()));
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            blocks.add(call(i, answer, answer.calls().get(i).arguments()));
        }
        return blocks;
    }

    static ObjectNode call(int index, Answer answer, JsonNode input) {
        return Json.object(
                "type",
                "tool_use",
                "id",
                "toolu_fake" + (index + 1),
                "name",
                answer.calls().get(index).tool(),
                "input",
                input);
    }

    static String stop(End end) {
        return switch (end) {
            case STOP -> "end_turn";
            case CALLS -> "tool_use";
            case LENGTH -> "max_tokens";
            case REFUSAL -> "refusal";
        };
    }
}
