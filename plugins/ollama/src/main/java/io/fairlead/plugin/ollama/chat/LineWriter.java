package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.ollama.reply.ErrorForm;
import io.fairlead.plugin.ollama.reply.Lines;
import io.fairlead.toolkit.Logprobs;
import java.util.List;

/**
 * Writes an answer as a stream of lines. This API has one choice: others are passed over. Calls come in one line, when
 * all of them are whole; what the answer took is told in the last line.
 */
final class LineWriter implements ChatWriter {
    private static final int ROOM = 512;

    private final AnswerFrame frame;
    private final AnswerCalls calls = new AnswerCalls();
    private final JsonWriter json = new JsonWriter(ROOM);

    LineWriter(AnswerFrame frame) {
        this.frame = frame;
    }

    @Override
    public String contentType() {
        return Lines.TYPE;
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        if (frame.tells(event)) {
            take(event, out);
        }
    }

    private void take(ChatEvent event, FrameSink out) {
        switch (event) {
            case ChatEvent.TextDelta delta -> text(delta.text(), delta.logprobs(), out);
            case ChatEvent.RefusalDelta delta -> text(delta.text(), delta.logprobs(), out);
            case ChatEvent.ThinkingDelta delta -> thought(delta.text(), out);
            case ChatEvent.Finished finished -> {
                calls(out);
                frame.note(finished);
            }
            default -> {
                if (calls.take(event)) {
                    frame.said();
                } else {
                    frame.note(event);
                }
            }
        }
    }

    private void text(String text, List<TokenLogprob> logprobs, FrameSink out) {
        if (text.isEmpty() && logprobs.isEmpty()) {
            return;
        }
        frame.said();
        begin(text);
        closeMessage();
        json.member("done", false);
        if (!logprobs.isEmpty()) {
            Logprobs.write(json.name("logprobs"), logprobs);
        }
        Lines.send(json, out);
    }

    private void thought(String text, FrameSink out) {
        if (text.isEmpty()) {
            return;
        }
        frame.said();
        begin("");
        json.member("thinking", text);
        more(out);
    }

    private void calls(FrameSink out) {
        if (!calls.isEmpty()) {
            begin("");
            calls.write(json);
            more(out);
        }
    }

    /** Up to where more of the message can stand. */
    private void begin(String text) {
        frame.begin(json.reset());
        if (frame.ofChat()) {
            json.name("message").beginObject().member("role", "assistant");
            json.member("content", text);
        } else {
            json.member("response", text);
        }
    }

    private void more(FrameSink out) {
        closeMessage();
        json.member("done", false);
        Lines.send(json, out);
    }

    private void closeMessage() {
        if (frame.ofChat()) {
            json.endObject();
        }
    }

    @Override
    public void end(FrameSink out) {
        calls(out);
        begin("");
        closeMessage();
        frame.end(json);
        Lines.send(json, out);
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        ErrorForm.line(error, out);
    }
}
