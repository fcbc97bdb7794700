package io.fairlead.plugin.openai.embedding;

import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import java.util.List;

/** Writes vectors in the form that the client asked for. */
final class AnswerWriter {
    private AnswerWriter() {}

    static Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        List<double[]> vectors = answer.vectors();
        boolean encoded = Encoding.asked(request);
        JsonWriter json = new JsonWriter(4096).beginObject().member("object", "list");
        json.name("data").beginArray();
        for (int i = 0; i < vectors.size(); i++) {
            json.beginObject().member("object", "embedding").member("index", i).name("embedding");
            vector(vectors.get(i), encoded, json);
            json.endObject();
        }
        String model = answer.model();
        json.endArray().member("model", model.isEmpty() ? options.facts().model() : model);
        long tokens = answer.usage().inputTokens();
        json.name("usage").beginObject().member("prompt_tokens", tokens).member("total_tokens", tokens);
        return json.endObject().endObject().slice();
    }

    private static void vector(double[] vector, boolean encoded, JsonWriter json) {
        if (encoded) {
            json.text(Encoding.write(vector));
            return;
        }
        json.beginArray();
        for (double number : vector) {
            json.number(number);
        }
        json.endArray();
    }
}
