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

/** The way in and out of this package. */
public final class ChatCodec {
    private ChatCodec() {}

    /** Reads a request for a model. There is no member that the neutral model cannot at least take along. */
    public static ChatRequest decode(RequestBody body, String model, boolean stream) {
        return RequestDecoder.decode(body.slice(0, body.length()), model, stream);
    }

    /** Writes a request for an upstream. */
    public static Slice encode(ChatRequest request, Target target, Losses losses) {
        return RequestEncoder.encode(request, target, losses);
    }

    /** Reads one reply. */
    public static ChatReader reader(WatchOptions options) {
        return new ReplyReader(options);
    }

    /** Writes one answer, as a stream or whole, as the client asked. */
    public static ChatWriter writer(WriterOptions options) {
        return options.facts().stream() ? new ChunkWriter(options) : new AnswerWriter(options);
    }
}
