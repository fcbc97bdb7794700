package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.CustomInput;
import io.fairlead.plugin.openai.reply.Citations;
import io.fairlead.plugin.openai.tool.AskedTools;
import io.fairlead.toolkit.Untold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Writes an answer as one whole, at its end. */
final class AnswerWriter implements ChatWriter {
    private final Map<Integer, Choice> choices = new TreeMap<>();
    private final AskedTools tools;
    private final Losses losses;
    private final Untold untold;
    private AnswerHead head;
    private Usage usage = Usage.UNKNOWN;

    AnswerWriter(WriterOptions options) {
        tools = new AskedTools(options.request());
        losses = options.losses();
        untold = new Untold(losses, false);
        head = AnswerHead.of(options);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        untold.note(event);
        switch (event) {
            case ChatEvent.Started started -> head = head.startedBy(started);
            case ChatEvent.TextDelta delta -> {
                choice(delta.choice()).text.append(delta.text());
                choice(delta.choice()).textLogprobs.addAll(delta.logprobs());
            }
            case ChatEvent.ThinkingDelta delta ->
                choice(delta.choice()).thinking.append(delta.text());
            case ChatEvent.RefusalDelta delta -> {
                choice(delta.choice()).refusal.append(delta.text());
                choice(delta.choice()).refusalLogprobs.addAll(delta.logprobs());
            }
            case ChatEvent.ToolCallStarted call ->
                choice(call.choice())
                        .calls
                        .add(new Call(call.id(), call.name(), new StringBuilder(), call.extensions()));
            case ChatEvent.Annotated source
            when source.protocol().equals(Citations.PROTOCOL) ->
                choice(source.choice()).annotations.add(Citations.nested(source.json()));
            case ChatEvent.ToolCallDelta delta ->
                choice(delta.choice()).calls.get(delta.call()).arguments.append(delta.json());
            case ChatEvent.Finished finished -> choice(finished.choice()).finish = finished.reason();
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {}
        }
    }

    private Choice choice(int index) {
        return choices.computeIfAbsent(index, _ -> new Choice());
    }

    @Override
    public void end(FrameSink out) {
        JsonWriter json = new JsonWriter(1024).beginObject();
        head.write(json, "chat.completion");
        json.name("choices").beginArray();
        choices.forEach((index, choice) -> choice.write(json, index, this::call));
        json.endArray();
        if (usage.known()) {
            AnswerHead.usage(json, usage);
        }
        Slice body = json.endObject().slice();
        out.frame(body.array(), body.start(), body.end());
    }

    private void call(JsonWriter json, Call call) {
        json.beginObject().member("id", call.id());
        if (tools.get().isCustom(call.name())) {
            json.member("type", "custom").name("custom").beginObject().member("name", call.name());
            json.member("input", CustomInput.of(call.arguments, losses)).endObject();
        } else {
            String arguments = call.arguments.isEmpty() ? "{}" : call.arguments.toString();
            json.member("type", "function").name("function").beginObject().member("name", call.name());
            json.member("arguments", arguments).endObject();
        }
        ThoughtSignature.write(call.extensions(), json);
        json.endObject();
    }

    /** An answer that is written at its end has not begun when it fails: the host gives an error instead. */
    @Override
    public void fail(RouterError error, FrameSink out) {}

    private record Call(String id, String name, StringBuilder arguments, Map<String, String> extensions) {}

    /** One choice in the making. */
    private static final class Choice {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thinking = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private final List<Call> calls = new ArrayList<>();
        private final List<String> annotations = new ArrayList<>();
        private final List<TokenLogprob> textLogprobs = new ArrayList<>(0);
        private final List<TokenLogprob> refusalLogprobs = new ArrayList<>(0);
        private FinishReason finish = FinishReason.STOP;

        void write(JsonWriter json, int index, BiConsumer<JsonWriter, Call> each) {
            json.beginObject().member("index", index).name("message").beginObject();
            json.member("role", "assistant");
            if (text.isEmpty() && (!calls.isEmpty() || !refusal.isEmpty())) {
                json.name("content").nullValue();
            } else {
                json.member("content", text.toString());
            }
            if (!thinking.isEmpty()) {
                json.member("reasoning_content", thinking.toString());
            }
            json.name("refusal");
            if (refusal.isEmpty()) {
                json.nullValue();
            } else {
                json.text(refusal.toString());
            }
            if (!annotations.isEmpty()) {
                json.name("annotations").beginArray();
                annotations.forEach(json::raw);
                json.endArray();
            }
            calls(json, each);
            json.endObject();
            ChoiceLogprobs.write(json, textLogprobs, refusalLogprobs);
            json.member("finish_reason", AnswerHead.word(finish)).endObject();
        }

        private void calls(JsonWriter json, BiConsumer<JsonWriter, Call> each) {
            if (calls.isEmpty()) {
                return;
            }
            json.name("tool_calls").beginArray();
            calls.forEach(call -> each.accept(json, call));
            json.endArray();
        }
    }
}
