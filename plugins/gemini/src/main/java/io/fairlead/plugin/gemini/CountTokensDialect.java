package io.fairlead.plugin.gemini;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.DialectId;
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
import io.fairlead.api.json.JsonText;
import io.fairlead.plugin.gemini.chat.CountCodec;
import io.fairlead.plugin.gemini.reply.ErrorForm;
import io.fairlead.plugin.gemini.reply.ErrorLook;
import io.fairlead.plugin.gemini.reply.ResultLook;
import io.fairlead.plugin.gemini.request.RequestLook;
import io.fairlead.plugin.gemini.request.RequestUrl;
import io.fairlead.plugin.gemini.text.RequestTexts;

/** The method {@code countTokens}: how many tokens contents, or a whole request, have. */
final class CountTokensDialect implements CountDialect {
    static final DialectId ID = DialectId.of("gemini.count-tokens");

    @Override
    public DialectId id() {
        return ID;
    }

    @Override
    public Operation operation() {
        return Operation.COUNT;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return RequestLook.count(head, body);
    }

    @Override
    public String target(Target to) {
        return UpstreamTarget.of(to, "countTokens");
    }

    /** The request within names its model, too. */
    @Override
    public void retarget(BodyEdit edit, Target to) {
        UpstreamTarget.retarget(edit, to);
        String within = RequestLook.within(edit.original());
        if (within != null) {
            String model = UpstreamTarget.resource(to.deployment().model());
            edit.set(within + ".model", JsonText.quote(model));
        }
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        return Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return ResultLook.count(options);
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
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return CountCodec.decode(body, RequestUrl.model(head), losses);
    }

    @Override
    public Slice encode(ChatRequest request, Target to, Losses losses) {
        return CountCodec.encode(
                request, to, UpstreamTarget.resource(to.deployment().model()), losses);
    }

    @Override
    public long read(Slice body) {
        return CountCodec.read(body);
    }

    @Override
    public Slice write(long tokens) {
        return CountCodec.write(tokens);
    }
}
