package io.fairlead.plugin.gemini.embed;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.gemini.reply.UsageLook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vectors as this API has them. */
public final class EmbedAnswers {
    private EmbedAnswers() {}

    /**
     * Reads an answer of either form.
     *
     * @throws IllegalArgumentException if it has no vectors
     */
    public static EmbeddingAnswer read(Slice body) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        List<double[]> vectors = new ArrayList<>();
        UsageLook usage = new UsageLook();
        cursor.rawEnd();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("embedding")) {
                vectors.add(vector(cursor));
            } else if (cursor.nameIs("embeddings") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    vectors.add(vector(cursor));
                }
                cursor.leave();
            } else if (cursor.nameIs("usageMetadata")) {
                usage.take(cursor);
            }
        }
        cursor.leave();
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("found no vectors, expected a member 'embedding' or 'embeddings'");
        }
        return EmbeddingAnswer.of("", vectors, usage.usage());
    }

    private static double[] vector(JsonCursor cursor) {
        cursor.enter();
        if (!cursor.find("values") || !cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found a vector without values, expected a member 'values'");
        }
        double[] values = new double[256];
        int count = 0;
        while (cursor.nextElement()) {
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = cursor.doubleValue();
        }
        cursor.leave();
        cursor.leave();
        return Arrays.copyOf(values, count);
    }

    /** Writes an answer. */
    public static Slice write(EmbedForm form, EmbeddingAnswer answer) {
        JsonWriter json = new JsonWriter(4096).beginObject();
        if (form == EmbedForm.ONE) {
            vector(json.name("embedding"), answer.vectors().getFirst());
        } else {
            json.name("embeddings").beginArray();
            answer.vectors().forEach(vector -> vector(json, vector));
            json.endArray();
        }
        usage(json, answer.usage());
        return json.endObject().slice();
    }

    private static void vector(JsonWriter json, double[] values) {
        json.beginObject().name("values").beginArray();
        for (double value : values) {
            json.number(value);
        }
        json.endArray().endObject();
    }

    private static void usage(JsonWriter json, Usage usage) {
        if (usage.known()) {
            json.name("usageMetadata").beginObject();
            json.member("promptTokenCount", usage.inputTokens());
            json.member("totalTokenCount", usage.inputTokens()).endObject();
        }
    }
}
