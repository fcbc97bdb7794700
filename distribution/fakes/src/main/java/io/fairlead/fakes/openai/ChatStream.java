package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Pace;
import io.fairlead.fakes.play.ToolCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chunks of a chat: the role, pieces of content or of arguments, the reason of the end, usage if wanted, the mark. */
final class ChatStream {
    private static final int HALF = 2;

    private final Wire wire;
    private final String model;
    private final boolean usageWanted;
    private final Logprobs logprobs;

    ChatStream(Wire wire, String model, boolean usageWanted, Logprobs logprobs) {
        this.wire = wire;
        this.model = model;
        this.usageWanted = usageWanted;
        this.logprobs = logprobs;
    }

    void answer(Answer answer) throws IOException {
        wire.begin("text/event-stream; charset=utf-8");
        boolean refused = answer.end() == End.REFUSAL;
        boolean called = answer.end() == End.CALLS;
        delta(Json.object("role", "assistant", "content", called || refused ? null : "", "refusal", null), null);
        for (String piece : Answer.pieces(answer.text())) {
            choice(Json.object(refused ? "refusal" : "content", piece), logprobs.choice(piece, refused), null);
            Pace.rest(answer.pace());
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            call(i, answer.calls().get(i));
        }
        delta(Json.object(), Chats.finish(answer.end()));
        if (usageWanted) {
            wire.data(chunk(Json.list()).set("usage", Chats.usage()));
        }
        wire.send("data: [DONE]\n\n");
    }

    private void call(int index, ToolCall call) throws IOException {
        String kind = call.custom() ? "custom" : "function";
        String member = call.custom() ? "input" : "arguments";
        JsonNode begun = Json.object("name", call.tool(), member, "");
        piece(Json.object("index", index, "id", Chats.callId(index), "type", kind, kind, begun));
        String whole = call.custom() ? call.input() : call.arguments().toString();
        int half = whole.length() / HALF;
        piece(Json.object("index", index, kind, Json.object(member, whole.substring(0, half))));
        piece(Json.object("index", index, kind, Json.object(member, whole.substring(half))));
    }

    private void piece(JsonNode call) throws IOException {
        delta(Json.object("tool_calls", Json.list(call)), null);
    }

    private void delta(JsonNode delta, @Nullable String finish) throws IOException {
        choice(delta, null, finish);
    }

    private void choice(JsonNode delta, @Nullable JsonNode likely, @Nullable String finish) throws IOException {
        wire.data(
                chunk(Json.list(Json.object("index", 0, "delta", delta, "logprobs", likely, "finish_reason", finish))));
    }

    private ObjectNode chunk(JsonNode choices) {
        ObjectNode chunk = Json.object(
                "id",
                Chats.ID,
                "object",
                "chat.completion.chunk",
                "created",
                Chats.CREATED,
                "model",
                model,
                "service_tier",
                "default",
                "system_fingerprint",
                null,
                "choices",
                choices);
        if (usageWanted) {
            chunk.putNull("usage");
        }
        return chunk;
    }
}
