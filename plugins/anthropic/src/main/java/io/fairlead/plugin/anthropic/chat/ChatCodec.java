package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.Slice;
import io.fairlead.toolkit.Unproven;

/** The way in and out of this package. */
public final class ChatCodec {
    private ChatCodec() {}

    /** Reads a request for a model. */
    public static ChatRequest decode(RequestBody body, String model, Losses losses) {
        return RequestDecoder.decode(body, model, losses);
    }

    /** Writes a request for an upstream. */
    public static Slice encode(ChatRequest request, Target target, Losses losses) {
        return RequestEncoder.encode(Unproven.of(request, target, "", losses), target, losses);
    }

    /** Writes the question how many tokens a request has. */
    public static Slice encodeCount(ChatRequest request, Target target, Losses losses) {
        return RequestEncoder.encodeCount(Unproven.of(request, target, "", losses), target, losses);
    }

    /** Reads one reply. */
    public static ChatReader reader(WatchOptions options) {
        return new ReplyReader(options);
    }

    /** Writes one answer, as a stream or whole, as the client asked. */
    public static ChatWriter writer(WriterOptions options) {
        return options.facts().stream() ? new EventWriter(options) : new AnswerWriter(options);
    }
}
