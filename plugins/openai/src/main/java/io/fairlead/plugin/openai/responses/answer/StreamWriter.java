package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.responses.EventFrames;
import io.fairlead.plugin.openai.responses.ResponseObject;
import io.fairlead.plugin.openai.responses.ResponseState;
import io.fairlead.toolkit.FirstChoice;
import io.fairlead.toolkit.Untold;
import java.util.function.Consumer;

/**
 * Writes an answer as a stream of events, numbered without gaps. The response is created with its first content; the last
 * event has the whole of it.
 */
final class StreamWriter implements ChatWriter {
    private final EventFrames frames = new EventFrames(0);
    private final StepEvents steps = new StepEvents(frames, this::open);
    private final AnswerEnd ending = new AnswerEnd();
    private final Output output;
    private final FirstChoice first;
    private final Untold untold;
    private ResponseObject response;
    private boolean opened;

    StreamWriter(WriterOptions options) {
        response = AnswerHead.of(options);
        first = new FirstChoice(options.losses());
        untold = new Untold(options.losses(), true);
        output = new Output(options, steps);
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        if (first.has(event)) {
            untold.note(event);
            take(event, out);
        }
    }

    private void take(ChatEvent event, FrameSink out) {
        steps.to(out);
        switch (event) {
            case ChatEvent.Started started when !opened -> response = AnswerHead.startedBy(started, response);
            case ChatEvent.UsageReported reported -> ending.took(reported.usage());
            case ChatEvent.Finished finished -> {
                ending.because(finished.reason());
                output.close(ending.ofItems());
            }
            default -> AnswerEvents.take(event, output);
        }
    }

    private void open(FrameSink out) {
        if (opened) {
            return;
        }
        opened = true;
        send("response.created", ResponseState.IN_PROGRESS, _ -> {}, out);
        send("response.in_progress", ResponseState.IN_PROGRESS, _ -> {}, out);
    }

    private void send(String event, ResponseState state, Consumer<JsonWriter> items, FrameSink out) {
        response.write(frames.begin(event).name("response"), state, items);
        frames.send(out);
    }

    @Override
    public void end(FrameSink out) {
        steps.to(out);
        open(out);
        output.close(ending.ofItems());
        ResponseState state = ending.state();
        send("response." + state.status(), state, output::write, out);
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        open(out);
        send("response.failed", ResponseState.failed(error, ending.usage()), output::write, out);
    }
}
