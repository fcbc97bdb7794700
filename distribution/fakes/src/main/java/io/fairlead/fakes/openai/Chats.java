package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Play;
import io.fairlead.fakes.play.ToolCall;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /chat/completions}. */
final class Chats implements Operation {
    static final String ID = "chatcmpl-fake0001";
    static final int CREATED = 1_700_000_000;

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(ChatQuestion.read(call.body()));
        String model = Json.text(call.body(), "model");
        Logprobs logprobs = Logprobs.ofChat(call.body());
        if (!call.body().path("stream").asBoolean(false)) {
            wire.json(whole(answer, model, logprobs));
            return;
        }
        boolean usage = call.body().path("stream_options").path("include_usage").asBoolean(false);
        new ChatStream(wire, model, usage, logprobs).answer(answer);
    }

    private static ObjectNode whole(Answer answer, String model, Logprobs logprobs) {
        ObjectNode message = Json.object("role", "assistant", "content", content(answer), "refusal", refusal(answer));
        message.set("annotations", Json.list());
        if (!answer.calls().isEmpty()) {
            message.set("tool_calls", calls(answer.calls()));
        }
        return Json.object(
                "id",
                ID,
                "object",
                "chat.completion",
                "created",
                CREATED,
                "model",
                model,
                "choices",
                Json.list(Json.object(
                        "index",
                        0,
                        "message",
                        message,
                        "logprobs",
                        logprobs.choice(answer.text(), answer.end() == End.REFUSAL),
                        "finish_reason",
                        finish(answer.end()))),
                "usage",
                usage(),
                "service_tier",
                "default",
                "system_fingerprint",
                null);
    }

    private static @Nullable String content(Answer answer) {
        return answer.end() == End.CALLS || answer.end() == End.REFUSAL ? null : answer.text();
    }

    private static @Nullable String refusal(Answer answer) {
        return answer.end() == End.REFUSAL ? answer.text() : null;
    }

    private static ArrayNode calls(List<ToolCall> calls) {
        ArrayNode list = Json.list();
        for (int i = 0; i < calls.size(); i++) {
            ToolCall call = calls.get(i);
            if (call.custom()) {
                JsonNode custom = Json.object("name", call.tool(), "input", call.input());
                list.add(Json.object("id", callId(i), "type", "custom", "custom", custom));
                continue;
            }
            JsonNode function = Json.object(
                    "name", call.tool(), "arguments", call.arguments().toString());
            list.add(Json.object("id", callId(i), "type", "function", "function", function));
        }
        return list;
    }

    static String callId(int index) {
        return "call_fake" + (index + 1);
    }

    static String finish(End end) {
        return switch (end) {
            case STOP, REFUSAL -> "stop";
            case CALLS -> "tool_calls";
            case LENGTH -> "length";
        };
    }

    /** Input counts what was cached, and output what was thought unseen, as this vendor has it. */
    static JsonNode usage() {
        return Json.object(
                "prompt_tokens",
                Answer.INPUT,
                "completion_tokens",
                Answer.OUTPUT,
                "total_tokens",
                Answer.INPUT + Answer.OUTPUT,
                "prompt_tokens_details",
                Json.object(
                        "cached_tokens",
                        Answer.CACHED,
                        "cache_write_tokens",
                        Answer.WRITTEN,
                        "audio_tokens",
                        Answer.HEARD),
                "completion_tokens_details",
                Json.object(
                        "reasoning_tokens", Answer.THOUGHT,
                        "audio_tokens", 0,
                        "accepted_prediction_tokens", 0,
                        "rejected_prediction_tokens", 0));
    }
}
