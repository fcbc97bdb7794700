package io.fairlead.plugin.gemini;

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
import io.fairlead.plugin.gemini.embed.EmbedAnswers;
import io.fairlead.plugin.gemini.embed.EmbedForm;
import io.fairlead.plugin.gemini.embed.EmbedRequests;
import io.fairlead.plugin.gemini.reply.ErrorForm;
import io.fairlead.plugin.gemini.reply.ErrorLook;
import io.fairlead.plugin.gemini.reply.ResultLook;
import io.fairlead.plugin.gemini.request.RequestLook;
import io.fairlead.plugin.gemini.request.RequestUrl;
import io.fairlead.plugin.gemini.text.RequestTexts;

/** The methods {@code embedContent} and {@code batchEmbedContents}. */
final class EmbedDialect implements EmbeddingDialect {
    static final DialectId ONE = DialectId.of("gemini.embed");
    static final DialectId BATCH = DialectId.of("gemini.batch-embed");

    private final DialectId id;
    private final EmbedForm form;

    private EmbedDialect(DialectId id, EmbedForm form) {
        this.id = id;
        this.form = form;
    }

    static EmbedDialect one() {
        return new EmbedDialect(ONE, EmbedForm.ONE);
    }

    static EmbedDialect batch() {
        return new EmbedDialect(BATCH, EmbedForm.BATCH);
    }

    @Override
    public DialectId id() {
        return id;
    }

    @Override
    public Operation operation() {
        return Operation.EMBEDDING;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return RequestLook.embedding(head, body);
    }

    @Override
    public String target(Target to) {
        return UpstreamTarget.of(to, form.method());
    }

    @Override
    public void retarget(BodyEdit edit, Target to) {
        UpstreamTarget.retarget(edit, to);
        UpstreamTarget.retargetEach(edit, to);
    }

    @Override
    public Framing framing(RequestFacts request, ReplyHead head) {
        return Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return ResultLook.vectors(options);
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        RequestTexts.push(body, out);
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorForm.answer(error);
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        return ErrorLook.of(head, body);
    }

    @Override
    public EmbeddingRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return EmbedRequests.decode(form, body.slice(0, body.length()), RequestUrl.model(head), losses);
    }

    @Override
    public Slice encode(EmbeddingRequest request, Target to, Losses losses) {
        String model = UpstreamTarget.resource(to.deployment().model());
        return EmbedRequests.encode(form, request, model, losses);
    }

    @Override
    public EmbeddingAnswer read(ReplyHead head, Slice body) {
        return EmbedAnswers.read(body);
    }

    @Override
    public Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        return EmbedAnswers.write(form, answer);
    }
}
