package io.fairlead.plugin.simulator;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.simulator.Answer.ToolCall;
import java.io.IOException;
import java.util.List;

/** Dialect {@code openai.chat}. */
final class OpenAiChatWire implements Wire {
    private static final String PREFIX = "chatcmpl-";
    private static final String CHUNK = "chat.completion.chunk";

    @Override
    public DialectId id() {
        return DialectId.of("openai.chat");
    }

    @Override
    public void whole(Question question, Answer answer, JsonWriter out) {
        OpenAiParts.begin(answer, PREFIX, "chat.completion", out)
                .name("choices")
                .beginArray();
        for (int i = 0; i < answer.choices(); i++) {
            out.beginObject().member("index", i).name("message").beginObject().member("role", "assistant");
            if (answer.calls().isEmpty()) {
                out.member("content", answer.text());
            } else {
                out.name("content").nullValue();
                calls(answer.calls(), out);
            }
            out.name("refusal").nullValue().endObject().name("logprobs").nullValue();
            out.member("finish_reason", OpenAiParts.finishReason(answer.ending()))
                    .endObject();
        }
        out.endArray();
        OpenAiParts.usage(answer.tokens(), out).endObject();
    }

    private static void calls(List<ToolCall> calls, JsonWriter out) {
        out.name("tool_calls").beginArray();
        for (ToolCall call : calls) {
            out.beginObject();
            callHead(call, String.join("", call.arguments()), out);
            out.endObject();
        }
        out.endArray();
    }

    private static void callHead(ToolCall call, String arguments, JsonWriter out) {
        out.member("id", call.id())
                .member("type", "function")
                .name("function")
                .beginObject()
                .member("name", call.name())
                .member("arguments", arguments)
                .endObject();
    }

    @Override
    public void stream(Question question, Answer answer, EventStream out) throws IOException {
        for (int i = 0; i < answer.choices(); i++) {
            JsonWriter json =
                    delta(question, answer, out, i).member("role", "assistant").member("content", "");
            send(json, out);
        }
        boolean whole = answer.calls().isEmpty() ? text(question, answer, out) : calls(question, answer, out);
        if (!whole) {
            OpenAiParts.fail(out);
            return;
        }
        for (int i = 0; i < answer.choices(); i++) {
            JsonWriter json = delta(question, answer, out, i).endObject();
            json.member("finish_reason", OpenAiParts.finishReason(answer.ending()));
            json.endObject().endArray().endObject();
            out.send(null);
        }
        if (question.usageWanted()) {
            JsonWriter json = OpenAiParts.begin(answer, PREFIX, CHUNK, out.json());
            json.name("choices").beginArray().endArray();
            OpenAiParts.usage(answer.tokens(), json).endObject();
            out.send(null);
        }
        out.mark("[DONE]");
    }

    @Override
    public void error(Refusal refusal, JsonWriter out) {
        OpenAiParts.error(refusal, out);
    }

    private static boolean text(Question question, Answer answer, EventStream out) throws IOException {
        for (String piece : answer.pieces()) {
            if (!out.nextToken()) {
                return false;
            }
            for (int i = 0; i < answer.choices(); i++) {
                send(delta(question, answer, out, i).member("content", piece), out);
            }
        }
        return true;
    }

    private static boolean calls(Question question, Answer answer, EventStream out) throws IOException {
        for (int call = 0; call < answer.calls().size(); call++) {
            ToolCall each = answer.calls().get(call);
            JsonWriter head = callDelta(question, answer, out, call);
            callHead(each, "", head);
            send(head.endObject().endArray(), out);
            for (String piece : each.arguments()) {
                if (!out.nextToken()) {
                    return false;
                }
                JsonWriter part = callDelta(question, answer, out, call);
                part.name("function").beginObject().member("arguments", piece).endObject();
                send(part.endObject().endArray(), out);
            }
        }
        return true;
    }

    private static JsonWriter callDelta(Question question, Answer answer, EventStream out, int call) {
        return delta(question, answer, out, 0)
                .name("tool_calls")
                .beginArray()
                .beginObject()
                .member("index", call);
    }

    /** Begins a chunk up to and into its delta. */
    private static JsonWriter delta(Question question, Answer answer, EventStream out, int choice) {
        JsonWriter json = OpenAiParts.begin(answer, PREFIX, CHUNK, out.json());
        if (question.usageWanted()) {
            json.name("usage").nullValue();
        }
        return json.name("choices")
                .beginArray()
                .beginObject()
                .member("index", choice)
                .name("delta")
                .beginObject();
    }

    /** Ends a chunk that does not finish its choice, from within its delta. */
    private static void send(JsonWriter json, EventStream out) throws IOException {
        json.endObject().name("finish_reason").nullValue();
        json.endObject().endArray().endObject();
        out.send(null);
    }
}
