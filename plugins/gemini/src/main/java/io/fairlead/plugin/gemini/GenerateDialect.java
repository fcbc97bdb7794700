package io.fairlead.plugin.gemini;

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
import io.fairlead.plugin.gemini.chat.ChatCodec;
import io.fairlead.plugin.gemini.reply.ErrorForm;
import io.fairlead.plugin.gemini.reply.ErrorLook;
import io.fairlead.plugin.gemini.reply.ReplyLook;
import io.fairlead.plugin.gemini.reply.SignOfLife;
import io.fairlead.plugin.gemini.request.RequestLook;
import io.fairlead.plugin.gemini.request.RequestUrl;
import io.fairlead.plugin.gemini.text.ReplyTexts;
import io.fairlead.plugin.gemini.text.RequestTexts;
import io.fairlead.toolkit.ReplyFraming;
import java.time.Clock;

/**
 * The methods {@code generateContent} and {@code streamGenerateContent}: passed through where the other side speaks them,
 * too, and translated where it speaks another API.
 */
final class GenerateDialect implements ChatDialect {
    static final DialectId ID = DialectId.of("gemini.generate");

    private final Clock clock;

    GenerateDialect(Clock clock) {
        this.clock = clock;
    }

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
        return RequestLook.facts(head, body);
    }

    /** A stream is asked for in the client's form; clients of other APIs have none, and get events from here. */
    @Override
    public String target(Target to) {
        if (!to.facts().stream()) {
            return UpstreamTarget.of(to, "generateContent");
        }
        boolean array = to.facts().framing().filter(Framing.JSON_ARRAY::equals).isPresent();
        return UpstreamTarget.of(to, array ? "streamGenerateContent" : "streamGenerateContent?alt=sse");
    }

    @Override
    public void retarget(BodyEdit edit, Target to) {
        UpstreamTarget.retarget(edit, to);
    }

    @Override
    public Framing framing(RequestFacts request, ReplyHead head) {
        Framing framing = ReplyFraming.of(request.stream(), head);
        boolean success = head.status() >= 200 && head.status() < 300;
        return framing.equals(Framing.WHOLE) && request.stream() && success ? Framing.JSON_ARRAY : framing;
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
        return ChatCodec.decode(body, RequestUrl.model(head), RequestUrl.stream(head), losses);
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return ChatCodec.encode(request, target, losses);
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return ChatCodec.reader(options, clock);
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return ChatCodec.writer(options);
    }
}
