package io.fairlead.core.attempt;

import io.fairlead.api.http.Headers;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.upstream.UpstreamReply;
import java.io.IOException;

/** A reply that comes over the network. */
record NetworkReply(UpstreamReply upstream) implements Reply {
    @Override
    public int status() {
        return upstream.status();
    }

    @Override
    public Headers headers() {
        return upstream.headers();
    }

    @Override
    public long contentLength() {
        return upstream.contentLength();
    }

    @Override
    public boolean delimited() {
        return upstream.delimited();
    }

    @Override
    public boolean resent() {
        return upstream.resent();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return upstream.read(target, offset, length);
    }

    @Override
    public void leaveEnd() {
        upstream.leaveEnd();
    }

    @Override
    public void close() {
        upstream.close();
    }
}
