package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.responses.EventFrames;
import io.fairlead.toolkit.Logprobs;
import java.util.List;
import java.util.function.Consumer;

/** Tells of the steps of an output as events of a stream. */
final class StepEvents implements OutputSteps {
    private final EventFrames frames;
    private final Consumer<FrameSink> opening;
    private FrameSink out = (array, start, end) -> {};

    /** Events in these frames; {@code opening} is told before each item, so that the response may open. */
    StepEvents(EventFrames frames, Consumer<FrameSink> opening) {
        this.frames = frames;
        this.opening = opening;
    }

    /** Where events go from now on. */
    void to(FrameSink sink) {
        out = sink;
    }

    @Override
    public void began(OutputItem item) {
        opening.accept(out);
        item(item, "response.output_item.added", Output.OPEN);
    }

    @Override
    public void ended(OutputItem item, String status) {
        item(item, "response.output_item.done", status);
    }

    private void item(OutputItem item, String event, String status) {
        item.write(frames.begin(event).member("output_index", item.index()).name("item"), status);
        frames.send(out);
    }

    @Override
    public void partBegan(MessageItem message) {
        message.last().write(part(message, "response.content_part.added").name("part"));
        frames.send(out);
    }

    @Override
    public void words(MessageItem message, String text, List<TokenLogprob> logprobs) {
        boolean refusal = message.last().refusal();
        part(message, refusal ? "response.refusal.delta" : "response.output_text.delta")
                .member("delta", text);
        if (!refusal) {
            logprobs(logprobs);
        }
        frames.send(out);
    }

    /** Events of text have probabilities, without the bytes of tokens; none where the upstream tells none. */
    private void logprobs(List<TokenLogprob> tokens) {
        Logprobs.writeWithoutBytes(frames.json().name("logprobs"), tokens);
    }

    @Override
    public void annotated(MessageItem message, String json) {
        part(message, "response.output_text.annotation.added")
                .member("annotation_index", message.last().annotations().size() - 1L)
                .name("annotation")
                .raw(json);
        frames.send(out);
    }

    @Override
    public void partEnded(MessageItem message) {
        MessageItem.Part part = message.last();
        String words = part.text().toString();
        if (part.refusal()) {
            part(message, "response.refusal.done").member("refusal", words);
        } else {
            part(message, "response.output_text.done").member("text", words);
            logprobs(part.logprobs());
        }
        frames.send(out);
        part.write(part(message, "response.content_part.done").name("part"));
        frames.send(out);
    }

    private JsonWriter part(MessageItem message, String event) {
        return about(message, event).member("content_index", message.count() - 1L);
    }

    private JsonWriter about(OutputItem item, String event) {
        return frames.begin(event).member("item_id", item.id()).member("output_index", item.index());
    }

    @Override
    public void thought(ReasoningItem reasoning, String text) {
        if (reasoning.text().length() == text.length()) {
            summary(reasoning, "response.reasoning_summary_part.added", "");
        }
        about(reasoning, "response.reasoning_summary_text.delta")
                .member("summary_index", 0)
                .member("delta", text);
        frames.send(out);
    }

    @Override
    public void thoughtEnded(ReasoningItem reasoning) {
        if (reasoning.text().isEmpty()) {
            return;
        }
        String words = reasoning.text().toString();
        about(reasoning, "response.reasoning_summary_text.done")
                .member("summary_index", 0)
                .member("text", words);
        frames.send(out);
        summary(reasoning, "response.reasoning_summary_part.done", words);
    }

    private void summary(ReasoningItem reasoning, String event, String words) {
        JsonWriter json = about(reasoning, event).member("summary_index", 0).name("part");
        ReasoningItem.summary(json, words);
        frames.send(out);
    }

    @Override
    public void arguments(CallItem call, String json) {
        about(call, "response.function_call_arguments.delta").member("delta", json);
        frames.send(out);
    }

    @Override
    public void argumentsEnded(CallItem call) {
        about(call, "response.function_call_arguments.done")
                .member("name", call.tool().name())
                .member("arguments", call.whole());
        frames.send(out);
    }

    @Override
    public void input(CustomCallItem call, String text) {
        about(call, "response.custom_tool_call_input.delta").member("delta", text);
        frames.send(out);
    }

    @Override
    public void inputEnded(CustomCallItem call) {
        about(call, "response.custom_tool_call_input.done")
                .member("input", call.input().toString());
        frames.send(out);
    }
}
