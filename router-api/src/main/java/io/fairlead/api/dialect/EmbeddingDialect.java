package io.fairlead.api.dialect;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;

/** A dialect of embeddings that can be translated from and to: through the neutral model, both ways. */
public interface EmbeddingDialect extends Dialect {
    /**
     * Reads a request.
     *
     * @param losses receives every member that the neutral model cannot carry
     * @throws RouterException if the request is off the API's form; {@code INVALID_REQUEST}, naming the member
     */
    EmbeddingRequest decode(RequestHead head, RequestBody body, Losses losses);

    /**
     * Writes a request for an upstream.
     *
     * @param losses receives every part of the request that this API cannot carry
     * @return the body; the host keeps it for the attempt
     */
    Slice encode(EmbeddingRequest request, Target target, Losses losses);

    /**
     * Reads an upstream's whole answer.
     *
     * @throws IllegalArgumentException if it cannot be read; the attempt has failed then
     */
    EmbeddingAnswer read(ReplyHead head, Slice body);

    /** Writes an answer to a request in this dialect: what the client asked for decides its form. */
    Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options);
}
