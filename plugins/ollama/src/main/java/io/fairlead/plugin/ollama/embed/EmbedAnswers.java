package io.fairlead.plugin.ollama.embed;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.ollama.reply.UsageLook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads and writes answers with vectors. */
public final class EmbedAnswers {
    private static final int FIRST_ROOM = 1024;

    private EmbedAnswers() {}

    /**
     * Reads an answer in either form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static EmbeddingAnswer read(Slice body) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        List<double[]> vectors = null;
        String model = "";
        UsageLook usage = new UsageLook();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("embeddings")) {
                vectors = vectors(cursor);
            } else if (cursor.nameIs("embedding")) {
                vectors = List.of(vector(cursor));
            } else if (cursor.nameIs("model") && cursor.is(JsonKind.STRING)) {
                model = cursor.text();
            } else {
                usage.take(cursor);
            }
        }
        cursor.leave();
        if (vectors == null) {
            throw new IllegalArgumentException("found no vectors, expected a member 'embeddings'");
        }
        return EmbeddingAnswer.of(model, vectors, usage.usage());
    }

    private static List<double[]> vectors(JsonCursor cursor) {
        List<double[]> vectors = new ArrayList<>();
        cursor.enter();
        while (cursor.nextElement()) {
            vectors.add(vector(cursor));
        }
        cursor.leave();
        return vectors;
    }

    private static double[] vector(JsonCursor cursor) {
        double[] vector = new double[FIRST_ROOM];
        int count = 0;
        cursor.enter();
        while (cursor.nextElement()) {
            if (count == vector.length) {
                vector = Arrays.copyOf(vector, 2 * count);
            }
            vector[count++] = cursor.doubleValue();
        }
        cursor.leave();
        return Arrays.copyOf(vector, count);
    }

    /**
     * Writes an answer.
     *
     * @param asked the client's name of the model, for an upstream that does not tell its own
     * @param took how long the client waited
     */
    public static Slice write(EmbedForm form, EmbeddingAnswer answer, String asked, Duration took) {
        JsonWriter json = new JsonWriter(FIRST_ROOM);
        json.beginObject();
        if (form == EmbedForm.EMBEDDINGS) {
            vector(answer.vectors().isEmpty() ? new double[0] : answer.vectors().getFirst(), json.name("embedding"));
            return json.endObject().slice();
        }
        json.member("model", answer.model().isEmpty() ? asked : answer.model());
        json.name("embeddings").beginArray();
        answer.vectors().forEach(vector -> vector(vector, json));
        json.endArray();
        json.member("total_duration", Math.max(1, took.toNanos())).member("load_duration", 0);
        Usage usage = answer.usage();
        if (usage.known()) {
            json.member("prompt_eval_count", usage.inputTokens());
        }
        return json.endObject().slice();
    }

    private static void vector(double[] numbers, JsonWriter json) {
        json.beginArray();
        for (double number : numbers) {
            json.number(number);
        }
        json.endArray();
    }
}
