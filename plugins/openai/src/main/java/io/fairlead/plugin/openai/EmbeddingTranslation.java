package io.fairlead.plugin.openai;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.TextSpans;
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
import io.fairlead.api.json.JsonProbes;
import io.fairlead.plugin.openai.embedding.EmbeddingCodec;
import io.fairlead.plugin.openai.request.RequestLook;

/** The dialect of embeddings: passed through like the others, and translated where the other side speaks another API. */
final class EmbeddingTranslation implements EmbeddingDialect {
    private final PassedDialect passed = PassedDialect.embeddings();

    @Override
    public DialectId id() {
        return passed.id();
    }

    @Override
    public Operation operation() {
        return passed.operation();
    }

    @Override
    public JsonProbes probes() {
        return passed.probes();
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return passed.facts(head, body);
    }

    @Override
    public String target(Target target) {
        return passed.target(target);
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        passed.retarget(edit, target);
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        return passed.framing(facts, head);
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return passed.watch(options);
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        passed.text(body, out);
    }

    @Override
    public void text(Frame frame, TextSpans out) {
        passed.text(frame, out);
    }

    @Override
    public void keepAlive(FrameSink out) {
        passed.keepAlive(out);
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return passed.error(error);
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        return passed.readError(head, body);
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
