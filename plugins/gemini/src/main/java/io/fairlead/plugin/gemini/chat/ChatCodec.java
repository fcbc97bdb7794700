package io.fairlead.plugin.gemini.chat;

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
import java.time.Clock;

/** The way in and out of this package. */
public final class ChatCodec {
    private ChatCodec() {}

    /** Reads a request for a model. */
    public static ChatRequest decode(RequestBody body, String model, boolean stream, Losses losses) {
        return RequestDecoder.decode(body.slice(0, body.length()), model, stream, "", losses);
    }

    /** Writes a request for an upstream. */
    public static Slice encode(ChatRequest request, Target target, Losses losses) {
        return RequestEncoder.encode(Unproven.of(request, target, Own.SIGNATURE, losses), target, losses);
    }

    /** Reads one reply. What an answer without an id is called by comes from the time, which no other turn has. */
    public static ChatReader reader(WatchOptions options, Clock clock) {
        return new ReplyReader(options, Long.toString(clock.millis(), Character.MAX_RADIX));
    }

    /** Writes one answer, as a stream or whole, as the client asked. */
    public static ChatWriter writer(WriterOptions options) {
        return options.facts().stream() ? new ChunkWriter(options) : new AnswerWriter(options);
    }
}
