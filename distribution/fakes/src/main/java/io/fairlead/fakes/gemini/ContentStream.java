package io.fairlead.fakes.gemini;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.Pace;
import io.fairlead.fakes.play.Play;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code POST /models/{model}:streamGenerateContent}: events if they were asked for, else one list, element by element. */
final class ContentStream implements Operation {
    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(Question.read(call.body()));
        boolean events = call.query().contains("alt=sse");
        wire.begin(events ? "text/event-stream" : "application/json; charset=UTF-8");
        new Pieces(wire, events, Gemini.model(call), answer).send();
    }

    private static final class Pieces {
        private final Wire wire;
        private final boolean events;
        private final String model;
        private final Answer answer;
        private boolean begun;

        Pieces(Wire wire, boolean events, String model, Answer answer) {
            this.wire = wire;
            this.events = events;
            this.model = model;
            this.answer = answer;
        }

        void send() throws IOException {
            if (!answer.thoughts().isEmpty()) {
                piece(Json.list(Contents.thought(answer.thoughts())), null);
            }
            for (String text : Answer.pieces(answer.text())) {
                piece(Json.list(Contents.text(text)), null);
                Pace.rest(answer.pace());
            }
            ArrayNode last = Json.list();
            answer.calls().forEach(call -> last.add(Contents.call(call)));
            piece(last.isEmpty() ? Json.list(Contents.text("")) : last, Contents.finish(answer.end()));
            if (!events) {
                wire.send("\n]");
            }
        }

        private void piece(ArrayNode parts, @Nullable String finish) throws IOException {
            JsonNode piece = Contents.piece(model, answer, parts, finish);
            if (events) {
                wire.send("data: " + piece + "\r\n\r\n");
            } else {
                wire.send((begun ? "\n,\r\n" : "[") + piece);
            }
            begun = true;
        }
    }
}
