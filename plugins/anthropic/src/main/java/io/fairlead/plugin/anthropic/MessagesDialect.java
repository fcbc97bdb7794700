package io.fairlead.plugin.anthropic;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.ChatDialect;
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
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.plugin.anthropic.chat.ChatCodec;
import io.fairlead.plugin.anthropic.reply.ErrorForm;
import io.fairlead.plugin.anthropic.reply.ErrorLook;
import io.fairlead.plugin.anthropic.reply.ReplyLook;
import io.fairlead.plugin.anthropic.reply.SignOfLife;
import io.fairlead.plugin.anthropic.request.RequestLook;
import io.fairlead.plugin.anthropic.text.ReplyTexts;
import io.fairlead.plugin.anthropic.text.RequestTexts;
import io.fairlead.toolkit.ModelName;
import io.fairlead.toolkit.ReplyFraming;

/** The Messages API: passed through where the other side speaks it, too, and translated where it speaks another. */
final class MessagesDialect implements ChatDialect {
    static final DialectId ID = DialectId.of("anthropic.messages");

    @Override
    public DialectId id() {
        return ID;
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }

    @Override
    public JsonProbes probes() {
        return RequestLook.PROBES;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return RequestLook.facts(body);
    }

    @Override
    public String target(Target to) {
        return "/messages";
    }

    /** Usage is in every stream of this API: there is nothing to ask for. */
    @Override
    public void retarget(BodyEdit edit, Target to) {
        ModelName.set(edit, to);
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
        RequestTexts.push(body, out);
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
    public boolean prefills() {
        return true;
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
        return ChatCodec.encode(request, target, losses);
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return ChatCodec.reader(options);
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return ChatCodec.writer(options);
    }
}
