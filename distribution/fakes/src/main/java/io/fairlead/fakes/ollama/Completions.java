package io.fairlead.fakes.ollama;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.Pace;
import io.fairlead.fakes.play.Play;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/generate}: a line of JSON for each piece, unless one answer was asked for. */
final class Completions implements Operation {
    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(Question.completion(call.body()));
        String model = Json.text(call.body(), "model");
        Logprobs logprobs = Logprobs.of(call.body());
        if (!call.body().path("stream").asBoolean(true)) {
            wire.json(logprobs.add(ended(model, answer, answer.text()), answer.text()));
            return;
        }
        wire.begin("application/x-ndjson");
        for (String piece : Answer.pieces(answer.text())) {
            wire.send(logprobs.add(line(model, piece), piece) + "\n");
            Pace.rest(answer.pace());
        }
        wire.send(ended(model, answer, "") + "\n");
    }

    private static ObjectNode line(String model, String text) {
        return Json.object("model", model, "created_at", Ollama.CREATED, "response", text, "done", false);
    }

    private static ObjectNode ended(String model, Answer answer, String text) {
        ObjectNode last = Timing.ended(line(model, text), answer.end());
        last.set("context", Json.list(1, 2, 3));
        return last;
    }
}
