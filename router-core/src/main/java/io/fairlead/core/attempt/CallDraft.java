package io.fairlead.core.attempt;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.core.body.EditedBody;
import io.fairlead.core.body.Splice;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.upstream.UpstreamBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A call on its way from the dialect's wish to the wire: first edited by the provider, then final. */
final class CallDraft implements CallEdit, FinalCall, UpstreamBody {
    private final String target;
    private final HeaderLines headers;
    private final Splice splice;
    private final Losses losses;
    private @Nullable Origin origin;
    private String path = "";
    private @Nullable EditedBody body;

    CallDraft(String target, HeaderLines headers, Splice splice, Losses losses) {
        this.target = target;
        this.headers = headers;
        this.splice = splice;
        this.losses = losses;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public CallDraft url(Origin to, String pathAndQuery) {
        if (!pathAndQuery.startsWith("/")) {
            throw new IllegalArgumentException("found path '" + pathAndQuery + "', expected one that begins with /");
        }
        origin = to;
        path = pathAndQuery;
        return this;
    }

    @Override
    public Headers.Edit headers() {
        return headers;
    }

    @Override
    public BodyEdit body() {
        return splice;
    }

    @Override
    public void dropped(String member, String reason) {
        losses.dropped(member, reason);
    }

    /** No more edits of the body: it has its final bytes. */
    CallDraft finish() {
        body = splice.edited();
        return this;
    }

    private EditedBody edited() {
        EditedBody known = body;
        if (known == null) {
            throw new IllegalStateException("found a call that is still edited, expected a final one");
        }
        return known;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public Origin origin() {
        Origin known = origin;
        if (known == null) {
            throw new IllegalStateException("the provider set no URL");
        }
        return known;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long length() {
        return edited().length();
    }

    @Override
    public void segments(SegmentSink sink) throws IOException {
        edited().segments(sink);
    }
}
