package io.fairlead.plugin.anthropic;

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
import io.fairlead.api.json.JsonProbes;
import io.fairlead.plugin.anthropic.chat.ChatCodec;
import io.fairlead.plugin.anthropic.reply.CountLook;
import io.fairlead.plugin.anthropic.reply.ErrorForm;
import io.fairlead.plugin.anthropic.reply.ErrorLook;
import io.fairlead.plugin.anthropic.request.RequestLook;
import io.fairlead.plugin.anthropic.text.RequestTexts;
import io.fairlead.toolkit.ModelName;

/** The question how many tokens a request of the Messages API has. */
final class CountTokensDialect implements CountDialect {
    static final DialectId ID = DialectId.of("anthropic.count-tokens");

    @Override
    public DialectId id() {
        return ID;
    }

    @Override
    public Operation operation() {
        return Operation.COUNT;
    }

    @Override
    public JsonProbes probes() {
        return RequestLook.PROBES;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return RequestLook.countFacts(body);
    }

    @Override
    public String target(Target to) {
        return "/messages/count_tokens";
    }

    @Override
    public void retarget(BodyEdit edit, Target to) {
        ModelName.set(edit, to);
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        return Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new CountLook(options);
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
        return ChatCodec.decode(body, RequestLook.model(body), losses);
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return ChatCodec.encodeCount(request, target, losses);
    }

    @Override
    public long read(Slice body) {
        return CountLook.tokens(body);
    }

    @Override
    public Slice write(long tokens) {
        return CountLook.answer(tokens);
    }
}
