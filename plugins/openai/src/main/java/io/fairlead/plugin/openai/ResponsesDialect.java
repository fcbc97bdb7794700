package io.fairlead.plugin.openai;

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
import io.fairlead.plugin.openai.reply.ErrorForm;
import io.fairlead.plugin.openai.reply.ErrorLook;
import io.fairlead.plugin.openai.reply.SignOfLife;
import io.fairlead.plugin.openai.responses.EventLook;
import io.fairlead.plugin.openai.responses.EventTexts;
import io.fairlead.plugin.openai.responses.InputTexts;
import io.fairlead.plugin.openai.responses.ResponsesLook;
import io.fairlead.plugin.openai.responses.answer.AnswerCodec;
import io.fairlead.plugin.openai.responses.request.RequestCodec;
import io.fairlead.toolkit.ModelName;
import io.fairlead.toolkit.ReplyFraming;

/**
 * The <a href="https://platform.openai.com/docs/api-reference/responses">Responses API</a>, without its store: passed
 * through where the other side speaks it, too, and translated where it speaks another.
 */
final class ResponsesDialect implements ChatDialect {
    static final DialectId ID = DialectId.of("openai.responses");

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
        return ResponsesLook.PROBES;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return ResponsesLook.facts(body);
    }

    @Override
    public String target(Target to) {
        return "/responses";
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
        return new EventLook(options);
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        InputTexts.push(body, out);
    }

    @Override
    public void text(Frame frame, TextSpans out) {
        EventTexts.push(frame, out);
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

    @Override
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return RequestCodec.decode(body, ResponsesLook.model(body), losses);
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return RequestCodec.encode(request, target, losses);
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return AnswerCodec.reader(options);
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return AnswerCodec.writer(options);
    }
}
