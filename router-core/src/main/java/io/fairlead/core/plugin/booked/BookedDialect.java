package io.fairlead.core.plugin.booked;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.Dialect;
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
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.core.plugin.PluginBooks;

/** What all dialects do. */
record BookedDialect(Dialect dialect, PluginBooks books) implements Dialect {
    @Override
    public DialectId id() {
        return dialect.id();
    }

    @Override
    public Operation operation() {
        return dialect.operation();
    }

    @Override
    public JsonProbes probes() {
        return dialect.probes();
    }

    @Override
    public boolean prefills() {
        return dialect.prefills();
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return books.time(() -> dialect.facts(head, body));
    }

    @Override
    public String target(Target target) {
        return books.time(() -> dialect.target(target));
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        long begun = books.begin();
        try {
            dialect.retarget(edit, target);
        } finally {
            books.end(begun);
        }
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        return books.time(() -> dialect.framing(facts, head));
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new BookedWatch(books.time(() -> dialect.watch(options)), books.tally());
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        Aside aside = new Aside(books::now);
        long begun = books.begin();
        try {
            dialect.text(body, PluginBooks.timed(begun) ? aside.of(out) : out);
        } finally {
            books.end(aside.after(begun));
        }
    }

    @Override
    public void text(Frame frame, TextSpans out) {
        Aside aside = new Aside(books::now);
        long begun = books.begin();
        try {
            dialect.text(frame, PluginBooks.timed(begun) ? aside.of(out) : out);
        } finally {
            books.end(aside.after(begun));
        }
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return books.time(() -> dialect.error(error));
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        return books.time(() -> dialect.readError(head, body));
    }

    @Override
    public void keepAlive(FrameSink out) {
        long begun = books.begin();
        try {
            dialect.keepAlive(out);
        } finally {
            books.end(begun);
        }
    }
}
