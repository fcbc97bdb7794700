package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Logprobs;
import java.util.ArrayList;
import java.util.List;

/** Writes an answer as one whole, at its end. This API has one choice: others are passed over. */
final class AnswerWriter implements ChatWriter {
    private final AnswerFrame frame;
    private final AnswerCalls calls = new AnswerCalls();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final List<TokenLogprob> logprobs = new ArrayList<>(0);

    AnswerWriter(AnswerFrame frame) {
        this.frame = frame;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        if (frame.tells(event)) {
            take(event);
        }
    }

    private void take(ChatEvent event) {
        switch (event) {
            case ChatEvent.TextDelta delta -> {
                add(text, delta.text());
                logprobs.addAll(delta.logprobs());
            }
            case ChatEvent.RefusalDelta delta -> {
                add(text, delta.text());
                logprobs.addAll(delta.logprobs());
            }
            case ChatEvent.ThinkingDelta delta -> add(thinking, delta.text());
            default -> {
                if (!calls.take(event)) {
                    frame.note(event);
                }
            }
        }
    }

    private void add(StringBuilder to, String words) {
        frame.said();
        to.append(words);
    }

    @Override
    public void end(FrameSink out) {
        JsonWriter json = frame.begin(new JsonWriter(1024));
        if (frame.ofChat()) {
            json.name("message").beginObject().member("role", "assistant");
            json.member("content", text.toString());
        } else {
            json.member("response", text.toString());
        }
        if (!thinking.isEmpty()) {
            json.member("thinking", thinking.toString());
        }
        if (!calls.isEmpty()) {
            calls.write(json);
        }
        if (frame.ofChat()) {
            json.endObject();
        }
        frame.end(json);
        if (!logprobs.isEmpty()) {
            Logprobs.write(json.name("logprobs"), logprobs);
        }
        Slice body = json.endObject().slice();
        out.frame(body.array(), body.start(), body.end());
    }

    /** An answer that is written at its end has not begun when it fails: the host gives an error instead. */
    @Override
    public void fail(RouterError error, FrameSink out) {}
}
