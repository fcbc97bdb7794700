package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.responses.ResponseObject;
import io.fairlead.toolkit.FirstChoice;
import io.fairlead.toolkit.Untold;

/** Writes an answer as one whole, at its end. */
final class WholeWriter implements ChatWriter {
    private final AnswerEnd ending = new AnswerEnd();
    private final Output output;
    private final FirstChoice first;
    private final Untold untold;
    private ResponseObject response;

    WholeWriter(WriterOptions options) {
        response = AnswerHead.of(options);
        first = new FirstChoice(options.losses());
        untold = new Untold(options.losses(), true);
        output = new Output(options, OutputSteps.NONE);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        if (first.has(event)) {
            untold.note(event);
            take(event);
        }
    }

    private void take(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started -> response = AnswerHead.startedBy(started, response);
            case ChatEvent.UsageReported reported -> ending.took(reported.usage());
            case ChatEvent.Finished finished -> {
                ending.because(finished.reason());
                output.close(ending.ofItems());
            }
            default -> AnswerEvents.take(event, output);
        }
    }

    @Override
    public void end(FrameSink out) {
        output.close(ending.ofItems());
        JsonWriter json = new JsonWriter(2048);
        response.write(json, ending.state(), output::write);
        Slice body = json.slice();
        out.frame(body.array(), body.start(), body.end());
    }

    /** An answer that is written at its end has not begun when it fails: the host gives an error instead. */
    @Override
    public void fail(RouterError error, FrameSink out) {}
}
