package io.fairlead.core.stream;

import io.fairlead.api.http.Headers;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.http.HeaderLines;

/** A reply from memory, read in pieces of at most this size; repeated for ever if it is endless. */
final class BytesReply implements Reply {
    private final byte[] bytes;
    private final int piece;
    private final boolean endless;
    private String contentType = "text/event-stream";
    private boolean silent;
    private boolean delimited = true;
    private boolean endLeft;
    private long read;

    private BytesReply(byte[] bytes, int piece, boolean endless) {
        this.bytes = bytes;
        this.piece = piece;
        this.endless = endless;
    }

    static BytesReply of(byte[] bytes, int piece) {
        return new BytesReply(bytes, piece, false);
    }

    static BytesReply endless(byte[] bytes, int piece) {
        return new BytesReply(bytes, piece, true);
    }

    /** The same as JSON rather than as events. */
    BytesReply json() {
        contentType = "application/json";
        return this;
    }

    /** The same without an end: whoever reads on would wait for ever. */
    BytesReply thenSilent() {
        silent = true;
        return this;
    }

    /** The same from a connection whose end nobody can tell from a break. */
    BytesReply undelimited() {
        delimited = false;
        return this;
    }

    /** Whether the reader said that it needs nothing more. */
    boolean endLeft() {
        return endLeft;
    }

    /** How many bytes were read. */
    long read() {
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!endless && read == bytes.length) {
            if (silent) {
                throw new AssertionError("found a read behind the last byte, expected none");
            }
            return -1;
        }
        int at = (int) (read % bytes.length);
        int count = Math.min(Math.min(piece, length), bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        read += count;
        return count;
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public Headers headers() {
        HeaderLines headers = new HeaderLines();
        headers.set("content-type", contentType);
        return headers;
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public boolean delimited() {
        return delimited;
    }

    @Override
    public boolean resent() {
        return false;
    }

    @Override
    public void leaveEnd() {
        endLeft = true;
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
