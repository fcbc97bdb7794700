package io.fairlead.fakes.ollama;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.Pace;
import io.fairlead.fakes.play.Play;
import io.fairlead.fakes.play.ToolCall;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/chat}: a line of JSON for each piece, unless one answer was asked for. */
final class Chats implements Operation {
    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(Question.chat(call.body()));
        String model = Json.text(call.body(), "model");
        Logprobs logprobs = Logprobs.of(call.body());
        if (call.body().path("stream").asBoolean(true)) {
            stream(wire, model, answer, logprobs);
            return;
        }
        ObjectNode whole = line(model, message(answer.thoughts(), answer.text(), calls(answer)));
        wire.json(Timing.ended(logprobs.add(whole, answer.text()), answer.end()));
    }

    private static void stream(Wire wire, String model, Answer answer, Logprobs logprobs) throws IOException {
        wire.begin("application/x-ndjson");
        for (String piece : Answer.pieces(answer.thoughts())) {
            send(wire, line(model, message(piece, "", Json.list())));
        }
        for (String piece : Answer.pieces(answer.text())) {
            send(wire, logprobs.add(line(model, message("", piece, Json.list())), piece));
            Pace.rest(answer.pace());
        }
        if (!answer.calls().isEmpty()) {
            send(wire, line(model, message("", "", calls(answer))));
        }
        send(wire, Timing.ended(line(model, message("", "", Json.list())), answer.end()));
    }

    private static void send(Wire wire, JsonNode line) throws IOException {
        wire.send(line + "\n");
    }

    private static ObjectNode line(String model, JsonNode message) {
        return Json.object("model", model, "created_at", Ollama.CREATED, "message", message, "done", false);
    }

    private static JsonNode message(String thinking, String content, ArrayNode calls) {
        ObjectNode message = Json.object("role", "assistant", "content", content);
        if (!thinking.isEmpty()) {
            message.put("thinking", thinking);
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return message;
    }

    private static ArrayNode calls(Answer answer) {
        ArrayNode calls = Json.list();
        for (int i = 0; i < answer.calls().size(); i++) {
            ToolCall call = answer.calls().get(i);
            calls.add(Json.object(
                    "function", Json.object("index", i, "name", call.tool(), "arguments", call.arguments())));
        }
        return calls;
    }
}
