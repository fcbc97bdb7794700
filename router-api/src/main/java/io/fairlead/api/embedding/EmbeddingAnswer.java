package io.fairlead.api.embedding;

import io.fairlead.api.dialect.Usage;
import java.util.List;

/** Vectors, one for each input of a request, in its order. The arrays are shared, not copied: nobody writes to them. */
public interface EmbeddingAnswer {
    /** The upstream's name of the model; empty if it does not tell. */
    String model();

    /** The vectors. */
    List<double[]> vectors();

    /** What it took. */
    Usage usage();

    /** An answer of these parts. */
    static EmbeddingAnswer of(String model, List<double[]> vectors, Usage usage) {
        return new EmbeddingAnswerValue(model, List.copyOf(vectors), usage);
    }
}

record EmbeddingAnswerValue(String model, List<double[]> vectors, Usage usage) implements EmbeddingAnswer {}
