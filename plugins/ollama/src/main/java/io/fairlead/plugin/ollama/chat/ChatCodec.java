package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.Slice;
import io.fairlead.toolkit.Extensions;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The way in and out of this package, for one kind of request: {@code /api/chat} or {@code /api/generate} of the vendor's
 * API reference (docs/api.md and docs/openapi.yaml of its sources). Stateless.
 */
public final class ChatCodec {
    static final Extensions EXTENSIONS = new Extensions("ollama");

    private final Form form;
    private final Clock clock;

    private ChatCodec(Form form, Clock clock) {
        this.form = form;
        this.clock = clock;
    }

    /** Of chats; answers tell times of this clock. */
    public static ChatCodec chat(Clock clock) {
        return new ChatCodec(Form.CHAT, clock);
    }

    /** Of prompts; answers tell times of this clock. */
    public static ChatCodec generate(Clock clock) {
        return new ChatCodec(Form.GENERATE, clock);
    }

    /** Reads a request for a model. There is no member that the neutral model cannot at least take along. */
    public ChatRequest decode(RequestBody body, String model, Losses losses) {
        return RequestDecoder.decode(form, body, model, losses);
    }

    /** Writes a request for an upstream. */
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return RequestEncoder.encode(form, request, target, losses);
    }

    /** The answer to a request that only loads a model, or lets it go; null for one that asks for more. */
    public @Nullable Slice loaded(String model, RequestBody body) {
        return LoadAnswer.of(form, model, body, clock.instant());
    }

    /** Reads one reply; those of both kinds differ in the names of members only. */
    public ChatReader reader(WatchOptions options) {
        return new ReplyReader(options, clock);
    }

    /** Writes one answer, as a stream or whole, as the client asked. */
    public ChatWriter writer(WriterOptions options) {
        AnswerFrame frame = new AnswerFrame(form, options, clock);
        return options.facts().stream() ? new LineWriter(frame) : new AnswerWriter(frame);
    }
}
