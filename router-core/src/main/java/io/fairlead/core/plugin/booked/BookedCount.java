package io.fairlead.core.plugin.booked;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.core.plugin.PluginBooks;

/** What dialects that count tokens do besides. */
record BookedCount(BookedDialect booked, CountDialect count, PluginBooks books)
        implements CountDialect, DialectByBooks {
    @Override
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return books.time(() -> count.decode(head, body, losses));
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return books.time(() -> count.encode(request, target, losses));
    }

    @Override
    public long read(Slice body) {
        return books.time(() -> count.read(body));
    }

    @Override
    public Slice write(long tokens) {
        return books.time(() -> count.write(tokens));
    }
}
