package io.fairlead.plugin.ollama;

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
import io.fairlead.plugin.ollama.embed.EmbedAnswers;
import io.fairlead.plugin.ollama.embed.EmbedForm;
import io.fairlead.plugin.ollama.embed.EmbedRequests;
import io.fairlead.plugin.ollama.reply.ErrorForm;
import io.fairlead.plugin.ollama.reply.ErrorLook;
import io.fairlead.plugin.ollama.reply.ReplyLook;
import io.fairlead.plugin.ollama.request.RequestLook;
import io.fairlead.plugin.ollama.text.RequestTexts;
import io.fairlead.toolkit.ModelName;
import java.time.Clock;
import java.time.Duration;

/** Vectors, in the newer form of the API or the older one. Answers are whole. */
final class EmbedDialect implements EmbeddingDialect {
    static final DialectId EMBED = DialectId.of("ollama.embed");
    static final DialectId EMBEDDINGS = DialectId.of("ollama.embeddings");

    private final DialectId id;
    private final EmbedForm form;
    private final Clock clock;

    private EmbedDialect(DialectId id, EmbedForm form, Clock clock) {
        this.id = id;
        this.form = form;
        this.clock = clock;
    }

    static EmbedDialect embed(Clock clock) {
        return new EmbedDialect(EMBED, EmbedForm.EMBED, clock);
    }

    static EmbedDialect embeddings(Clock clock) {
        return new EmbedDialect(EMBEDDINGS, EmbedForm.EMBEDDINGS, clock);
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
        return RequestLook.embedding(body);
    }

    @Override
    public String target(Target to) {
        return form.path();
    }

    @Override
    public void retarget(BodyEdit edit, Target to) {
        ModelName.set(edit, to);
    }

    @Override
    public Framing framing(RequestFacts request, ReplyHead head) {
        return Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new ReplyLook(options);
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        RequestTexts.embedding(body, out);
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
        return EmbedRequests.decode(form, body, RequestLook.model(body));
    }

    @Override
    public Slice encode(EmbeddingRequest request, Target to, Losses losses) {
        return EmbedRequests.encode(form, request, to, losses);
    }

    @Override
    public EmbeddingAnswer read(ReplyHead head, Slice body) {
        return EmbedAnswers.read(body);
    }

    @Override
    public Slice write(EmbeddingAnswer answer, EmbeddingRequest request, WriterOptions options) {
        Duration took = Duration.between(options.created(), clock.instant());
        return EmbedAnswers.write(form, answer, request.model(), took);
    }
}
