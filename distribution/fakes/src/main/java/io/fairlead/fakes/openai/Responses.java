package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Play;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /responses}. */
final class Responses implements Operation {
    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(ResponseQuestion.read(call.body()));
        if (call.body().path("stream").asBoolean(false)) {
            new ResponseStream(wire, call.body()).answer(answer);
        } else {
            wire.json(whole(call.body(), answer, ResponseItems.all(answer)));
        }
    }

    /** A response when all of it is there. */
    static ObjectNode whole(JsonNode asked, Answer answer, ArrayNode output) {
        boolean cut = answer.end() == End.LENGTH;
        ObjectNode response = begun(asked, cut ? "incomplete" : "completed");
        response.set("incomplete_details", cut ? Json.object("reason", "max_output_tokens") : Json.read("null"));
        response.set("output", output);
        response.set("usage", usage(answer));
        return response;
    }

    /** A response before anything is said. */
    static ObjectNode begun(JsonNode asked, String status) {
        return Json.object(
                "id",
                "resp_fake0001",
                "object",
                "response",
                "created_at",
                Chats.CREATED,
                "status",
                status,
                "background",
                false,
                "error",
                null,
                "incomplete_details",
                null,
                "instructions",
                asked.get("instructions"),
                "max_output_tokens",
                asked.get("max_output_tokens"),
                "model",
                Json.text(asked, "model"),
                "output",
                Json.list(),
                "parallel_tool_calls",
                true,
                "previous_response_id",
                null,
                "reasoning",
                Json.object("effort", null, "summary", null),
                "store",
                asked.path("store").asBoolean(true),
                "temperature",
                1.0,
                "text",
                Json.object("format", Json.object("type", "text")),
                "tool_choice",
                "auto",
                "tools",
                asked.has("tools") ? asked.get("tools") : Json.list(),
                "top_p",
                1.0,
                "truncation",
                "disabled",
                "usage",
                null,
                "user",
                null,
                "metadata",
                Json.object());
    }

    private static JsonNode usage(Answer answer) {
        return Json.object(
                "input_tokens",
                Answer.INPUT,
                "input_tokens_details",
                Json.object("cached_tokens", Answer.CACHED),
                "output_tokens",
                Answer.OUTPUT,
                "output_tokens_details",
                Json.object("reasoning_tokens", answer.thoughts().isEmpty() ? 0 : Answer.THOUGHT),
                "total_tokens",
                Answer.INPUT + Answer.OUTPUT);
    }
}
