package io.fairlead.plugin.openai;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.openai.reply.ErrorForm;
import io.fairlead.plugin.openai.reply.ErrorLook;
import io.fairlead.plugin.openai.reply.ReplyLook;
import io.fairlead.plugin.openai.reply.ReplyTexts;
import io.fairlead.plugin.openai.reply.SignOfLife;
import io.fairlead.plugin.openai.request.RequestLook;
import io.fairlead.plugin.openai.request.RequestTexts;
import io.fairlead.toolkit.ModelName;
import io.fairlead.toolkit.ReplyFraming;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A dialect of this API as pass-through needs it: requests and replies are looked at, never decoded. */
final class PassedDialect implements Dialect {
    private final DialectId id;
    private final Operation operation;
    private final String target;
    private final JsonProbes probes;
    private final Function<RequestBody, RequestFacts> facts;
    private final BiConsumer<RequestBody, TextSpans> texts;

    private PassedDialect(
            String id,
            Operation operation,
            String target,
            JsonProbes probes,
            Function<RequestBody, RequestFacts> facts,
            BiConsumer<RequestBody, TextSpans> texts) {
        this.id = DialectId.of(id);
        this.operation = operation;
        this.target = target;
        this.probes = probes;
        this.facts = facts;
        this.texts = texts;
    }

    static PassedDialect chat() {
        return new PassedDialect(
                "openai.chat",
                Operation.CHAT,
                "/chat/completions",
                RequestLook.CHAT_PROBES,
                RequestLook::chat,
                RequestTexts::chat);
    }

    static PassedDialect completions() {
        return new PassedDialect(
                "openai.completions",
                Operation.COMPLETION,
                "/completions",
                JsonProbes.NONE,
                RequestLook::completions,
                (body, out) -> RequestTexts.plain(body, out, "prompt", "suffix"));
    }

    static PassedDialect embeddings() {
        return new PassedDialect(
                "openai.embeddings",
                Operation.EMBEDDING,
                "/embeddings",
                JsonProbes.NONE,
                RequestLook::embeddings,
                (body, out) -> RequestTexts.plain(body, out, "input"));
    }

    @Override
    public DialectId id() {
        return id;
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public JsonProbes probes() {
        return probes;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return facts.apply(body);
    }

    @Override
    public String target(Target to) {
        return target;
    }

    @Override
    public void retarget(BodyEdit edit, Target to) {
        ModelName.set(edit, to);
        if (to.askUsage() && to.facts().stream() && !to.facts().usageWanted()) {
            askUsage(edit);
        }
    }

    /** A member that is null cannot be given a member of its own. */
    private static void askUsage(BodyEdit edit) {
        JsonScan scan = edit.original().json();
        int options = scan == null ? -1 : scan.find("stream_options");
        if (scan != null && options >= 0 && scan.kind(options) == JsonKind.NULL) {
            edit.set("stream_options", "{\"include_usage\":true}");
            return;
        }
        edit.set("stream_options.include_usage", "true");
    }

    @Override
    public Framing framing(RequestFacts request, ReplyHead head) {
        return ReplyFraming.of(request.stream(), head);
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new ReplyLook(options);
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        texts.accept(body, out);
    }

    @Override
    public void text(Frame frame, TextSpans out) {
        ReplyTexts.push(frame, out);
    }

    @Override
    public void keepAlive(FrameSink out) {
        SignOfLife.write(out);
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorForm.answer(error);
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        return ErrorLook.of(head, body);
    }
}
