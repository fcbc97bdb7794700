package io.fairlead.core.stream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.core.scene.PlainDialect;
import java.util.List;
import java.util.function.Consumer;

/** Vectors in few words: an answer is the length of its only vector, and is written as that. */
record PlainVectors(Consumer<EmbeddingAnswer> written) implements EmbeddingDialect {
    @Override
    public EmbeddingAnswer read(ReplyHead head, Slice body) {
        return EmbeddingAnswer.of(
                "m", List.of(new double[Integer.parseInt(body.utf8().trim())]), Usage.UNKNOWN);
    }

    @Override
    public Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        written.accept(answer);
        return Slice.utf8(String.valueOf(answer.vectors().getFirst().length));
    }

    @Override
    public EmbeddingRequest decode(RequestHead head, RequestBody body, Losses losses) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slice encode(EmbeddingRequest request, Target target, Losses losses) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DialectId id() {
        return DialectId.of("plain.vectors");
    }

    @Override
    public Operation operation() {
        return Operation.EMBEDDING;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return RequestFacts.builder(operation(), "m").build();
    }

    @Override
    public String target(Target target) {
        return "/vectors";
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        return Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return PlainDialect.PLAIN.error(error);
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        return PlainDialect.PLAIN.readError(head, body);
    }
}
