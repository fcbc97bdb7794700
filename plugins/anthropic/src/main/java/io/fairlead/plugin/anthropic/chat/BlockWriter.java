package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.toolkit.CallArguments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the blocks of a stream: one at a time, each begun and ended once. Other APIs may tell of several calls at once;
 * a call that begins before the one being written is whole waits until there is no more to come.
 */
final class BlockWriter {
    private static final String START = "content_block_start";
    private static final String BLOCK = "content_block";
    private static final String DELTA = "content_block_delta";

    private final EventFrames frames;
    private final Map<Integer, Call> waiting = new LinkedHashMap<>();
    private String open = "";
    private int index = -1;
    private boolean signed;
    private @Nullable Call live;

    BlockWriter(EventFrames frames) {
        this.frames = frames;
    }

    /** A call; its arguments so far are kept, to see whether they are whole. */
    private record Call(int number, String id, String name, StringBuilder arguments) {}

    void text(String text, FrameSink out) {
        if (text.isEmpty()) {
            return;
        }
        if (!open.equals("text")) {
            closeAll(out);
            begin("text");
            frames.begin(START, index)
                    .name(BLOCK)
                    .beginObject()
                    .member("type", "text")
                    .member("text", "")
                    .endObject();
            frames.send(out);
        }
        delta("text_delta", "text", text, out);
    }

    /** A source of the text before it, as this API writes them. */
    void citation(String json, FrameSink out) {
        if (open.equals("text")) {
            frames.begin(DELTA, index).name("delta").beginObject().member("type", "citations_delta");
            frames.json().name("citation").raw(json).endObject();
            frames.send(out);
        }
    }

    void thinking(String text, @Nullable String signature, FrameSink out) {
        if (text.isEmpty() && signature == null) {
            return;
        }
        if (!open.equals("thinking") || signed && !text.isEmpty()) {
            closeAll(out);
            begin("thinking");
            frames.begin(START, index).name(BLOCK).beginObject().member("type", "thinking");
            frames.json().member("thinking", "").member("signature", "").endObject();
            frames.send(out);
        }
        if (!text.isEmpty()) {
            delta("thinking_delta", "thinking", text, out);
        }
        if (signature != null) {
            signed = true;
            delta("signature_delta", "signature", signature, out);
        }
    }

    void call(int number, String id, String name, FrameSink out) {
        Call call = new Call(number, id, name, new StringBuilder());
        Call before = live;
        if (before != null && !CallArguments.whole(before.arguments) || !waiting.isEmpty()) {
            waiting.put(number, call);
            return;
        }
        close(out);
        go(call, out);
    }

    void arguments(int number, String json, FrameSink out) {
        Call now = live;
        if (now != null && now.number == number) {
            now.arguments.append(json);
            delta("input_json_delta", "partial_json", json, out);
            return;
        }
        Call later = waiting.get(number);
        if (later != null) {
            later.arguments.append(json);
        }
    }

    /** A block that is written as it came. */
    void whole(String json, FrameSink out) {
        closeAll(out);
        begin("other");
        frames.begin(START, index).name(BLOCK).raw(json);
        frames.send(out);
        close(out);
    }

    /** No more of any block is to come. */
    void closeAll(FrameSink out) {
        close(out);
        waiting.values().forEach(call -> {
            go(call, out);
            if (!call.arguments.isEmpty()) {
                delta("input_json_delta", "partial_json", call.arguments.toString(), out);
            }
            close(out);
        });
        waiting.clear();
    }

    private void go(Call call, FrameSink out) {
        begin("tool_use");
        live = call;
        frames.begin(START, index).name(BLOCK).beginObject().member("type", "tool_use");
        frames.json().member("id", call.id).member("name", call.name);
        frames.json().name("input").beginObject().endObject().endObject();
        frames.send(out);
    }

    private void begin(String type) {
        open = type;
        signed = false;
        index++;
    }

    private void delta(String type, String member, String text, FrameSink out) {
        frames.begin(DELTA, index)
                .name("delta")
                .beginObject()
                .member("type", type)
                .member(member, text)
                .endObject();
        frames.send(out);
    }

    private void close(FrameSink out) {
        if (!open.isEmpty()) {
            if (open.equals("thinking") && !signed) {
                delta("signature_delta", "signature", Proof.UNSIGNED, out);
            }
            open = "";
            live = null;
            frames.begin("content_block_stop", index);
            frames.send(out);
        }
    }
}
