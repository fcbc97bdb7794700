package io.fairlead.plugin.openai;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.plugin.openai.embedding.EmbeddingCodec;
import io.fairlead.plugin.openai.request.RequestLook;

/** The dialect of embeddings: passed through like the others, and translated where the other side speaks another API. */
final class EmbeddingTranslation implements EmbeddingDialect, PassedThrough {
    private final PassedDialect passed = PassedDialect.embeddings();

    @Override
    public Dialect passed() {
        return passed;
    }

    @Override
    public EmbeddingRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return EmbeddingCodec.decode(body, RequestLook.model(body));
    }

    @Override
    public Slice encode(EmbeddingRequest request, Target target, Losses losses) {
        return EmbeddingCodec.encode(request, target, losses);
    }

    @Override
    public EmbeddingAnswer read(ReplyHead head, Slice body) {
        return EmbeddingCodec.read(body);
    }

    @Override
    public Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        return EmbeddingCodec.write(answer, request, options);
    }
}
