package io.fairlead.plugin.simulator;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.json.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Dialect {@code openai.completions}. */
final class OpenAiCompletionsWire implements Wire {
    private static final String PREFIX = "cmpl-";
    private static final String OBJECT = "text_completion";

    @Override
    public DialectId id() {
        return DialectId.of("openai.completions");
    }

    @Override
    public void whole(Question question, Answer answer, JsonWriter out) {
        OpenAiParts.begin(answer, PREFIX, OBJECT, out).name("choices").beginArray();
        for (int i = 0; i < answer.choices(); i++) {
            choice(answer.text(), i, OpenAiParts.finishReason(answer.ending()), out);
        }
        OpenAiParts.usage(answer.tokens(), out.endArray()).endObject();
    }

    @Override
    public void stream(Question question, Answer answer, EventStream out) throws IOException {
        for (String piece : answer.pieces()) {
            if (!out.nextToken()) {
                OpenAiParts.fail(out);
                return;
            }
            for (int i = 0; i < answer.choices(); i++) {
                chunk(answer, piece, i, null, out);
            }
        }
        for (int i = 0; i < answer.choices(); i++) {
            chunk(answer, "", i, OpenAiParts.finishReason(answer.ending()), out);
        }
        if (question.usageWanted()) {
            JsonWriter json = OpenAiParts.begin(answer, PREFIX, OBJECT, out.json());
            OpenAiParts.usage(answer.tokens(), json.name("choices").beginArray().endArray())
                    .endObject();
            out.send(null);
        }
        out.mark("[DONE]");
    }

    @Override
    public void error(Refusal refusal, JsonWriter out) {
        OpenAiParts.error(refusal, out);
    }

    private static void chunk(Answer answer, String text, int index, @Nullable String finish, EventStream out)
            throws IOException {
        JsonWriter json = OpenAiParts.begin(answer, PREFIX, OBJECT, out.json());
        choice(text, index, finish, json.name("choices").beginArray());
        json.endArray().endObject();
        out.send(null);
    }

    private static void choice(String text, int index, @Nullable String finish, JsonWriter out) {
        out.beginObject()
                .member("text", text)
                .member("index", index)
                .name("logprobs")
                .nullValue();
        out.name("finish_reason");
        JsonWriter after = finish == null ? out.nullValue() : out.text(finish);
        after.endObject();
    }
}
