package io.fairlead.plugin.openai.embedding;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.http.Slice;

/** The way in and out of this package. */
public final class EmbeddingCodec {
    private EmbeddingCodec() {}

    /** Reads a request for a model. */
    public static EmbeddingRequest decode(RequestBody body, String model) {
        return RequestReader.read(body, model);
    }

    /** Writes a request for an upstream. */
    public static Slice encode(EmbeddingRequest request, Target target, Losses losses) {
        return RequestWriter.write(request, target.deployment().model(), losses);
    }

    /** Reads an upstream's answer. */
    public static EmbeddingAnswer read(Slice body) {
        return AnswerReader.read(body);
    }

    /** Writes the answer to a request. */
    public static Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        return AnswerWriter.write(answer, request, options);
    }
}
