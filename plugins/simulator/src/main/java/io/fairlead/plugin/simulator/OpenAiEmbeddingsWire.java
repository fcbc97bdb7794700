package io.fairlead.plugin.simulator;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.simulator.Question.Vectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Dialect {@code openai.embeddings}: vectors of length 1, the same for the same model and place. */
final class OpenAiEmbeddingsWire implements Wire {
    private static final int MOST_INPUTS = 2048;

    /** In all vectors of an answer: about 11 MB of them as JSON. */
    private static final int MOST_NUMBERS = 1 << 20;

    @Override
    public DialectId id() {
        return DialectId.of("openai.embeddings");
    }

    @Override
    public @Nullable Refusal refusal(Question question) {
        int inputs = question.vectors().inputs();
        int dimensions = question.vectors().dimensions();
        if (inputs > MOST_INPUTS) {
            return Refusal.ofSize("input: found " + inputs + " inputs, expected at most " + MOST_INPUTS + ".");
        }
        if ((long) inputs * dimensions > MOST_NUMBERS) {
            return Refusal.ofSize("input: found " + inputs + " inputs of " + dimensions
                    + " dimensions each, expected at most " + MOST_NUMBERS + " numbers in all.");
        }
        return null;
    }

    @Override
    public void whole(Question question, Answer answer, JsonWriter out) {
        String model = answer.heading().model();
        out.beginObject().member("object", "list").name("data").beginArray();
        for (int i = 0; i < question.vectors().inputs(); i++) {
            out.beginObject().member("object", "embedding").member("index", i).name("embedding");
            vector(question.vectors(), new SplittableRandom(model.hashCode() + (long) i), out);
            out.endObject();
        }
        out.endArray().member("model", model).name("usage").beginObject();
        out.member("prompt_tokens", answer.tokens().input())
                .member("total_tokens", answer.tokens().input());
        out.endObject().endObject();
    }

    /** There are no streams of embeddings; the whole answer is one event. */
    @Override
    public void stream(Question question, Answer answer, EventStream out) throws IOException {
        whole(question, answer, out.json());
        out.send(null);
    }

    @Override
    public void error(Refusal refusal, JsonWriter out) {
        OpenAiParts.error(refusal, out);
    }

    private static void vector(Vectors asked, SplittableRandom random, JsonWriter out) {
        double[] values = random.doubles(asked.dimensions(), -1, 1).toArray();
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        if (asked.base64()) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (double value : values) {
                bytes.putFloat((float) (value / length));
            }
            out.text(Base64.getEncoder().encodeToString(bytes.array()));
            return;
        }
        out.beginArray();
        for (double value : values) {
            out.number((float) (value / length));
        }
        out.endArray();
    }
}
