package io.fairlead.fakes.anthropic;

import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.Pace;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of a message: its start, a ping, each block begun and stopped, how it ends, its stop. */
final class MessageStream {
    private static final int HALF = 2;

    private final Wire wire;
    private final String id;
    private final String model;
    private final String signature;
    private int index;

    MessageStream(Wire wire, String id, String model, String signature) {
        this.wire = wire;
        this.id = id;
        this.model = model;
        this.signature = signature;
    }

    void answer(Answer answer) throws IOException {
        wire.begin("text/event-stream; charset=utf-8");
        event("message_start", Json.object("message", Messages.message(id, model, Json.list(), null, 1)));
        event("ping", Json.object());
        if (!answer.thoughts().isEmpty()) {
            thoughts(answer.thoughts());
        }
        if (!answer.text().isEmpty()) {
            text(answer);
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            call(i, answer);
        }
        JsonNode delta = Json.object("stop_reason", Messages.stop(answer.end()), "stop_sequence", null);
        event("message_delta", Json.object("delta", delta, "usage", Json.object("output_tokens", Answer.OUTPUT)));
        event("message_stop", Json.object());
    }

    private void thoughts(String thoughts) throws IOException {
        begin(Json.object("type", "thinking", "thinking", "", "signature", ""));
        for (String piece : Answer.pieces(thoughts)) {
            delta(Json.object("type", "thinking_delta", "thinking", piece));
        }
        delta(Json.object("type", "signature_delta", "signature", signature));
        stop();
    }

    private void text(Answer answer) throws IOException {
        begin(Json.object("type", "text", "text", ""));
        for (String piece : Answer.pieces(answer.text())) {
            delta(Json.object("type", "text_delta", "text", piece));
            Pace.rest(answer.pace());
        }
        stop();
    }

    private void call(int number, Answer answer) throws IOException {
        begin(Messages.call(number, answer, Json.object()));
        String input = answer.calls().get(number).arguments().toString();
        int half = input.length() / HALF;
        piece("");
        piece(input.substring(0, half));
        piece(input.substring(half));
        stop();
    }

    private void piece(String input) throws IOException {
        delta(Json.object("type", "input_json_delta", "partial_json", input));
    }

    private void begin(JsonNode block) throws IOException {
        event("content_block_start", Json.object("index", index, "content_block", block));
    }

    private void delta(JsonNode delta) throws IOException {
        event("content_block_delta", Json.object("index", index, "delta", delta));
    }

    private void stop() throws IOException {
        event("content_block_stop", Json.object("index", index++));
    }

    private void event(String type, ObjectNode members) throws IOException {
        ObjectNode event = Json.object("type", type);
        event.setAll(members);
        wire.event(type, event);
    }
}
