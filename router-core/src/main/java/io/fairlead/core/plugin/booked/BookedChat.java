package io.fairlead.core.plugin.booked;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.core.plugin.PluginBooks;
import org.jspecify.annotations.Nullable;

/** What dialects of chat do besides. */
record BookedChat(BookedDialect booked, ChatDialect chat, PluginBooks books) implements ChatDialect, DialectByBooks {
    @Override
    public boolean thoughtsStandAlone() {
        return chat.thoughtsStandAlone();
    }

    @Override
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return books.time(() -> chat.decode(head, body, losses));
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return books.time(() -> chat.encode(request, target, losses));
    }

    @Override
    public @Nullable Slice unasked(RequestFacts facts, RequestBody body) {
        return books.<@Nullable Slice>time(() -> chat.unasked(facts, body));
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return new BookedReader(books.time(() -> chat.reader(options)), books.tally());
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return new BookedWriter(books.time(() -> chat.writer(options)), books.tally());
    }
}
