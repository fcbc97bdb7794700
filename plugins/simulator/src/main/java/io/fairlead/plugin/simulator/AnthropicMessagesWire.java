package io.fairlead.plugin.simulator;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.simulator.Answer.Ending;
import io.fairlead.plugin.simulator.Answer.ToolCall;
import java.io.IOException;
import java.util.List;

/** Dialect {@code anthropic.messages}. */
final class AnthropicMessagesWire implements Wire {
    @Override
    public DialectId id() {
        return DialectId.of("anthropic.messages");
    }

    @Override
    public void whole(Question question, Answer answer, JsonWriter out) {
        out.beginObject();
        head(answer, out).name("content").beginArray();
        if (answer.calls().isEmpty()) {
            out.beginObject()
                    .member("type", "text")
                    .member("text", answer.text())
                    .endObject();
        }
        for (ToolCall call : answer.calls()) {
            out.beginObject();
            toolUse(call, out)
                    .name("input")
                    .raw(String.join("", call.arguments()))
                    .endObject();
        }
        out.endArray()
                .member("stop_reason", stopReason(answer.ending()))
                .name("stop_sequence")
                .nullValue();
        usage(answer.tokens().input(), answer.tokens().output(), out).endObject();
    }

    @Override
    public void stream(Question question, Answer answer, EventStream out) throws IOException {
        start(answer, out);
        begin(out, "ping").endObject();
        out.send("ping");
        boolean whole = answer.calls().isEmpty() ? text(answer, out) : calls(answer, out);
        if (!whole) {
            error(Refusal.within(), out.json());
            out.send("error");
            return;
        }
        JsonWriter json = begin(out, "message_delta").name("delta").beginObject();
        json.member("stop_reason", stopReason(answer.ending()))
                .name("stop_sequence")
                .nullValue()
                .endObject();
        json.name("usage")
                .beginObject()
                .member("output_tokens", answer.tokens().output())
                .endObject()
                .endObject();
        out.send("message_delta");
        begin(out, "message_stop").endObject();
        out.send("message_stop");
    }

    @Override
    public void error(Refusal refusal, JsonWriter out) {
        out.beginObject()
                .member("type", "error")
                .name("error")
                .beginObject()
                .member("type", refusal.anthropicType())
                .member("message", refusal.message())
                .endObject()
                .endObject();
    }

    private static void start(Answer answer, EventStream out) throws IOException {
        JsonWriter json = begin(out, "message_start").name("message").beginObject();
        head(answer, json).name("content").beginArray().endArray();
        json.name("stop_reason").nullValue().name("stop_sequence").nullValue();
        usage(answer.tokens().input(), 1, json).endObject().endObject();
        out.send("message_start");
    }

    private static boolean text(Answer answer, EventStream out) throws IOException {
        JsonWriter start = begin(out, "content_block_start").member("index", 0).name("content_block");
        start.beginObject()
                .member("type", "text")
                .member("text", "")
                .endObject()
                .endObject();
        out.send("content_block_start");
        return deltas(0, "text_delta", "text", answer.pieces(), out);
    }

    private static boolean calls(Answer answer, EventStream out) throws IOException {
        for (int i = 0; i < answer.calls().size(); i++) {
            ToolCall call = answer.calls().get(i);
            JsonWriter start =
                    begin(out, "content_block_start").member("index", i).name("content_block");
            toolUse(call, start.beginObject()).name("input").beginObject().endObject();
            start.endObject().endObject();
            out.send("content_block_start");
            if (!deltas(i, "input_json_delta", "partial_json", call.arguments(), out)) {
                return false;
            }
        }
        return true;
    }

    private static boolean deltas(int index, String type, String member, List<String> pieces, EventStream out)
            throws IOException {
        for (String piece : pieces) {
            if (!out.nextToken()) {
                return false;
            }
            JsonWriter json =
                    begin(out, "content_block_delta").member("index", index).name("delta");
            json.beginObject()
                    .member("type", type)
                    .member(member, piece)
                    .endObject()
                    .endObject();
            out.send("content_block_delta");
        }
        begin(out, "content_block_stop").member("index", index).endObject();
        out.send("content_block_stop");
        return true;
    }

    private static JsonWriter begin(EventStream out, String type) {
        return out.json().beginObject().member("type", type);
    }

    private static JsonWriter head(Answer answer, JsonWriter out) {
        return out.member("id", answer.heading().id("msg_"))
                .member("type", "message")
                .member("role", "assistant")
                .member("model", answer.heading().model());
    }

    private static JsonWriter toolUse(ToolCall call, JsonWriter out) {
        return out.member("type", "tool_use").member("id", call.id()).member("name", call.name());
    }

    private static JsonWriter usage(long input, long output, JsonWriter out) {
        return out.name("usage")
                .beginObject()
                .member("input_tokens", input)
                .member("output_tokens", output)
                .endObject();
    }

    private static String stopReason(Ending ending) {
        return switch (ending) {
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case TOOLS -> "tool_use";
        };
    }
}
