package io.fairlead.fakes.gemini;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.Pace;
import io.fairlead.fakes.play.Play;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /models/{model}:streamGenerateContent}: events if they were asked for, else one list, element by element. */
final class ContentStream implements Operation {
    private final String account;

    ContentStream(String account) {
        this.account = account;
    }

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(Question.read(call.body(), account));
        boolean events = call.query().contains("alt=sse");
        wire.begin(events ? "text/event-stream" : "application/json; charset=UTF-8");
        new Pieces(wire, events, call, answer).send(account);
    }

    private static final class Pieces {
        private final Wire wire;
        private final boolean events;
        private final Call call;
        private final Logprobs logprobs;
        private final Answer answer;
        private boolean begun;

        Pieces(Wire wire, boolean events, Call call, Answer answer) {
            this.wire = wire;
            this.events = events;
            this.call = call;
            this.logprobs = Logprobs.of(call.body());
            this.answer = answer;
        }

        void send(String account) throws IOException {
            if (!answer.thoughts().isEmpty()) {
                piece(Contents.candidate(Json.list(Contents.thought(answer.thoughts())), null));
            }
            for (String text : Answer.pieces(answer.text())) {
                ObjectNode candidate = Contents.candidate(Json.list(Contents.text(text)), null);
                logprobs.add(candidate, text);
                piece(candidate);
                Pace.rest(answer.pace());
            }
            ArrayNode last = Json.list();
            answer.calls().forEach(tool -> last.add(Contents.call(tool, account)));
            ArrayNode said = last.isEmpty() ? Json.list(Contents.text("")) : last;
            ObjectNode ending = Contents.candidate(said, Contents.finish(answer.end()));
            logprobs.addAverage(ending, answer.text());
            piece(ending);
            if (!events) {
                wire.send("\n]");
            }
        }

        private void piece(JsonNode candidate) throws IOException {
            JsonNode piece = Contents.piece(Gemini.model(call), answer, candidate);
            if (events) {
                wire.send("data: " + piece + "\r\n\r\n");
            } else {
                wire.send((begun ? "\n,\r\n" : "[") + piece);
            }
            begun = true;
        }
    }
}
