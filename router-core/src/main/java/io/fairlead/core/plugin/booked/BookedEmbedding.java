package io.fairlead.core.plugin.booked;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.core.plugin.PluginBooks;

/** What dialects of embeddings do besides. */
record BookedEmbedding(BookedDialect booked, EmbeddingDialect embedding, PluginBooks books)
        implements EmbeddingDialect, DialectByBooks {
    @Override
    public EmbeddingRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return books.time(() -> embedding.decode(head, body, losses));
    }

    @Override
    public Slice encode(EmbeddingRequest request, Target target, Losses losses) {
        return books.time(() -> embedding.encode(request, target, losses));
    }

    @Override
    public EmbeddingAnswer read(ReplyHead head, Slice body) {
        return books.time(() -> embedding.read(head, body));
    }

    @Override
    public Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        return books.time(() -> embedding.write(answer, request, options));
    }
}
