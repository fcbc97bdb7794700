package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.InputReader;
import io.fairlead.plugin.openai.reply.Citations;
import io.fairlead.plugin.openai.reply.ErrorForm;
import io.fairlead.plugin.openai.tool.AskedTools;
import io.fairlead.toolkit.LineBreaks;
import io.fairlead.toolkit.Untold;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an answer as a stream of chunks. */
final class ChunkWriter implements ChatWriter {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 512;

    private final boolean usageWanted;
    private final CustomCalls customCalls;
    private final Untold untold;
    private final JsonWriter json = new JsonWriter(ROOM);
    private final BitSet opened = new BitSet();
    private byte[] frame = new byte[ROOM];
    private AnswerHead head;
    private Usage usage = Usage.UNKNOWN;

    ChunkWriter(WriterOptions options) {
        usageWanted = options.facts().usageWanted();
        customCalls = new CustomCalls(new AskedTools(options.request()), options.losses());
        untold = new Untold(options.losses(), false);
        head = AnswerHead.of(options);
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public void event(ChatEvent event, FrameSink out) {
        untold.note(event);
        switch (event) {
            case ChatEvent.Started started -> head = head.startedBy(started);
            case ChatEvent.TextDelta delta -> text(delta, out);
            case ChatEvent.ThinkingDelta delta -> words(delta.choice(), "reasoning_content", delta.text(), out);
            case ChatEvent.RefusalDelta delta -> refusal(delta, out);
            case ChatEvent.ToolCallStarted call -> call(call, out);
            case ChatEvent.ToolCallDelta delta -> arguments(delta, out);
            case ChatEvent.Annotated source when source.protocol().equals(Citations.PROTOCOL) -> annotated(source, out);
            case ChatEvent.Finished finished -> finished(finished, out);
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {}
        }
    }

    private void text(ChatEvent.TextDelta delta, FrameSink out) {
        if (delta.logprobs().isEmpty()) {
            words(delta.choice(), "content", delta.text(), out);
            return;
        }
        begin(delta.choice(), out).member("content", delta.text()).endObject();
        ChoiceLogprobs.write(json, delta.logprobs(), List.of());
        sendChoice(null, out);
    }

    private void refusal(ChatEvent.RefusalDelta delta, FrameSink out) {
        if (delta.logprobs().isEmpty()) {
            words(delta.choice(), "refusal", delta.text(), out);
            return;
        }
        begin(delta.choice(), out).member("refusal", delta.text()).endObject();
        ChoiceLogprobs.write(json, List.of(), delta.logprobs());
        sendChoice(null, out);
    }

    private void words(int choice, String member, String text, FrameSink out) {
        if (!text.isEmpty()) {
            begin(choice, out).member(member, text);
            send(null, out);
        }
    }

    private void call(ChatEvent.ToolCallStarted call, FrameSink out) {
        begin(call.choice(), out).name("tool_calls").beginArray().beginObject();
        boolean custom = customCalls.began(call);
        String kind = custom ? "custom" : "function";
        json.member("index", call.call()).member("id", call.id()).member("type", kind);
        json.name(kind).beginObject().member("name", call.name()).member(custom ? "input" : "arguments", "");
        json.endObject();
        ThoughtSignature.write(call.extensions(), json);
        json.endObject().endArray();
        send(null, out);
    }

    private void arguments(ChatEvent.ToolCallDelta delta, FrameSink out) {
        InputReader custom = customCalls.reader(delta.choice(), delta.call());
        if (custom != null) {
            input(delta.choice(), delta.call(), custom.next(delta.json()), out);
            return;
        }
        begin(delta.choice(), out).name("tool_calls").beginArray().beginObject();
        json.member("index", delta.call());
        json.name("function").beginObject().member("arguments", delta.json());
        json.endObject().endObject().endArray();
        send(null, out);
    }

    private void input(int choice, int call, String text, FrameSink out) {
        if (text.isEmpty()) {
            return;
        }
        begin(choice, out).name("tool_calls").beginArray().beginObject();
        json.member("index", call).name("custom").beginObject().member("input", text);
        json.endObject().endObject().endArray();
        send(null, out);
    }

    private void annotated(ChatEvent.Annotated source, FrameSink out) {
        begin(source.choice(), out).name("annotations").beginArray().raw(Citations.nested(source.json()));
        json.endArray();
        send(null, out);
    }

    private void finished(ChatEvent.Finished finished, FrameSink out) {
        customCalls.end(finished.choice(), (call, text) -> input(finished.choice(), call, text, out));
        begin(finished.choice(), out);
        send(AnswerHead.word(finished.reason()), out);
    }

    /** Starts a chunk, up to the inside of its delta. The first of a choice, which says who speaks, goes before it. */
    private JsonWriter begin(int choice, FrameSink out) {
        if (!opened.get(choice)) {
            opened.set(choice);
            begin(choice).member("role", "assistant").member("content", "");
            send(null, out);
        }
        return begin(choice);
    }

    private JsonWriter begin(int choice) {
        json.reset().beginObject();
        head.write(json, "chat.completion.chunk");
        return json.name("choices")
                .beginArray()
                .beginObject()
                .member("index", choice)
                .name("delta")
                .beginObject();
    }

    private void send(@Nullable String finish, FrameSink out) {
        json.endObject();
        sendChoice(finish, out);
    }

    private void sendChoice(@Nullable String finish, FrameSink out) {
        json.name("finish_reason");
        if (finish == null) {
            json.nullValue();
        } else {
            json.text(finish);
        }
        json.endObject().endArray();
        if (usageWanted) {
            // Who asks for usage is told in each chunk that it is not there yet.
            json.name("usage").nullValue();
        }
        event(json.endObject().slice(), out);
    }

    private void event(Slice chunk, FrameSink out) {
        Slice data = LineBreaks.blank(chunk);
        int length = DATA.length + data.length() + 2;
        if (frame.length < length) {
            frame = new byte[2 * length];
        }
        System.arraycopy(DATA, 0, frame, 0, DATA.length);
        System.arraycopy(data.array(), data.start(), frame, DATA.length, data.length());
        frame[length - 2] = '\n';
        frame[length - 1] = '\n';
        out.frame(frame, 0, length);
    }

    @Override
    public void end(FrameSink out) {
        if (usageWanted && usage.known()) {
            json.reset().beginObject();
            head.write(json, "chat.completion.chunk");
            json.name("choices").beginArray().endArray();
            AnswerHead.usage(json, usage);
            event(json.endObject().slice(), out);
        }
        out.frame(DONE, 0, DONE.length);
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        ErrorForm.event(error, out);
    }
}
