package io.fairlead.plugin.simulator;

import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.simulator.Answer.Ending;
import io.fairlead.plugin.simulator.Answer.Tokens;
import java.io.IOException;

/** What the dialects of OpenAI's API have in common. */
final class OpenAiParts {
    private OpenAiParts() {}

    /** Begins an answer or a chunk of one: the members above the choices. */
    static JsonWriter begin(Answer answer, String prefix, String object, JsonWriter out) {
        return out.beginObject()
                .member("id", answer.heading().id(prefix))
                .member("object", object)
                .member("created", answer.heading().created())
                .member("model", answer.heading().model());
    }

    static JsonWriter usage(Tokens tokens, JsonWriter out) {
        return out.name("usage")
                .beginObject()
                .member("prompt_tokens", tokens.input())
                .member("completion_tokens", tokens.output())
                .member("total_tokens", tokens.total())
                .endObject();
    }

    static String finishReason(Ending ending) {
        return switch (ending) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TOOLS -> "tool_calls";
        };
    }

    static void error(Refusal refusal, JsonWriter out) {
        out.beginObject()
                .name("error")
                .beginObject()
                .member("message", refusal.message())
                .member("type", refusal.openAiType())
                .name("param")
                .nullValue()
                .name("code");
        String code = refusal.openAiCode();
        JsonWriter after = code == null ? out.nullValue() : out.text(code);
        after.endObject().endObject();
    }

    /** Ends a stream in an error: there is no mark of the end after it. */
    static void fail(EventStream out) throws IOException {
        error(Refusal.within(), out.json());
        out.send(null);
    }
}
