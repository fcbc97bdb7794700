package io.fairlead.plugin.ollama;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Frame;
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
import io.fairlead.plugin.ollama.chat.ChatCodec;
import io.fairlead.plugin.ollama.reply.ErrorForm;
import io.fairlead.plugin.ollama.reply.ErrorLook;
import io.fairlead.plugin.ollama.reply.LineFraming;
import io.fairlead.plugin.ollama.reply.ReplyLook;
import io.fairlead.plugin.ollama.request.RequestLook;
import io.fairlead.plugin.ollama.text.ReplyTexts;
import io.fairlead.plugin.ollama.text.RequestTexts;
import io.fairlead.toolkit.ModelName;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chats and prompts: passed through where the other side speaks this API, too, and translated where it speaks another. Its
 * streams have nothing that clients pass over, so who waits for the first line of one waits in silence.
 */
final class ChatsDialect implements ChatDialect {
    static final DialectId CHAT = DialectId.of("ollama.chat");
    static final DialectId GENERATE = DialectId.of("ollama.generate");

    private final DialectId id;
    private final String target;
    private final ChatCodec codec;
    private final Function<RequestBody, RequestFacts> facts;
    private final BiConsumer<RequestBody, TextSpans> texts;

    private ChatsDialect(
            DialectId id,
            String target,
            ChatCodec codec,
            Function<RequestBody, RequestFacts> facts,
            BiConsumer<RequestBody, TextSpans> texts) {
        this.id = id;
        this.target = target;
        this.codec = codec;
        this.facts = facts;
        this.texts = texts;
    }

    static ChatsDialect chat(Clock clock) {
        return new ChatsDialect(CHAT, "/api/chat", ChatCodec.chat(clock), RequestLook::chat, RequestTexts::chat);
    }

    static ChatsDialect generate(Clock clock) {
        return new ChatsDialect(
                GENERATE, "/api/generate", ChatCodec.generate(clock), RequestLook::generate, RequestTexts::generate);
    }

    @Override
    public DialectId id() {
        return id;
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
        return facts.apply(body);
    }

    @Override
    public String target(Target to) {
        return target;
    }

    @Override
    public void retarget(BodyEdit edit, Target to) {
        ModelName.set(edit, to);
    }

    @Override
    public Framing framing(RequestFacts request, ReplyHead head) {
        return LineFraming.of(request.stream(), head);
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

    /** A chat may end with the beginning of its answer; a prompt that was continued is another prompt. */
    @Override
    public boolean prefills() {
        return id.equals(CHAT);
    }

    @Override
    public boolean thoughtsStandAlone() {
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
        return codec.decode(body, RequestLook.model(body), losses);
    }

    @Override
    public Slice encode(ChatRequest request, Target to, Losses losses) {
        return codec.encode(request, to, losses);
    }

    @Override
    public @Nullable Slice unasked(RequestFacts asked, RequestBody body) {
        return codec.loaded(asked.model(), body);
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return codec.reader(options);
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return codec.writer(options);
    }
}
