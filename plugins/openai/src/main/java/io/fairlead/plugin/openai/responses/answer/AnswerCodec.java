package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;

/** The way in and out of this package. */
public final class AnswerCodec {
    private AnswerCodec() {}

    /** Reads one reply. */
    public static ChatReader reader(WatchOptions options) {
        return new ReplyReader(options);
    }

    /** Writes one answer, as a stream or whole, as the client asked. */
    public static ChatWriter writer(WriterOptions options) {
        return options.facts().stream() ? new StreamWriter(options) : new WholeWriter(options);
    }
}
