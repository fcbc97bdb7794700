package io.fairlead.core.upstream;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.time.Duration;

/**
 * A reply: its head, and its body to be pulled by one thread. Must be closed; {@link #close()} keeps the connection if the
 * body was read to its end, or what is left of it is there already.
 */
public final class UpstreamReply implements ReplyHead, AutoCloseable {
    private static final int DRAIN_BYTES = 16_384;
    private static final long END_NANOS = Duration.ofMillis(250).toNanos();

    private final LiveCall live;
    private final Input input;
    private final ParsedHead head;
    private final ReplyBody body;
    private final Ending ending;
    private final boolean resent;
    private boolean closed;
    private boolean endLeft;

    UpstreamReply(LiveCall live, Input input, ParsedHead head, ReplyBody body, Ending ending, boolean resent) {
        this.live = live;
        this.input = input;
        this.head = head;
        this.body = body;
        this.ending = ending;
        this.resent = resent;
    }

    /** Takes a call's end. */
    @FunctionalInterface
    interface Ending {
        /** The connection may carry another call, or must go. */
        void end(LiveCall live, boolean reusable, int keepSeconds);
    }

    @Override
    public int status() {
        return head.status();
    }

    /** The header fields, without those that told of a coding that was undone; they stay readable after {@link #close()}. */
    @Override
    public Headers headers() {
        return body.decoded() ? new DecodedHeaders(head.headers()) : head.headers();
    }

    /** The stated length of the body, or -1. Of a reply to HEAD it is the length that GET would have. */
    public long contentLength() {
        return body.decoded() ? -1 : head.contentLength();
    }

    /** Whether the body comes in chunks. */
    public boolean chunked() {
        return head.chunked();
    }

    /** Whether the body's end can be told from a broken connection: it has a length or comes in chunks. */
    public boolean delimited() {
        return body.delimited();
    }

    /** Whether the request was sent twice, so that the upstream may have seen it twice. */
    public boolean resent() {
        return resent;
    }

    /**
     * Reads payload that is there, waiting only if there is none. The array is scratch space for framing: bytes behind the
     * returned ones, within {@code length}, may change. Many small pieces come together if the array has room.
     *
     * @return at least 1, or -1 at the body's proper end
     * @throws UpstreamException if the body breaks off, is malformed, or the call was cut
     */
    public int read(byte[] target, int offset, int length) throws UpstreamException {
        for (; ; ) {
            if (!body.ended() && live.call().handle().cut() != null) {
                throw live.failure(Kind.ABORTED, "cut", null);
            }
            int count = body.pull(target, offset, length);
            if (count != 0 || length == 0) {
                return count;
            }
        }
    }

    /**
     * All that matters was read. The body's end may still be under way: {@link #close()} does not wait for it either, but
     * the connection is kept if it comes soon.
     */
    public void leaveEnd() {
        endLeft = true;
    }

    /** Ends the call. Never waits for the upstream. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!body.ended() && delimited() && !body.decoded() && !head.closing()) {
            boolean sound = drain();
            if (sound && endLeft && !body.ended() && live.aside(END_NANOS, this::awaitEnd)) {
                return;
            }
        }
        end();
    }

    /** On a thread that nobody waits for. */
    private void awaitEnd() {
        byte[] scratch = new byte[1024];
        int budget = DRAIN_BYTES;
        try {
            while (!body.ended() && budget > 0) {
                budget -= Math.max(1, body.pull(scratch, 0, scratch.length));
            }
        } catch (UpstreamException late) {
            // The connection is not kept, which is all that follows.
        } finally {
            end();
        }
    }

    private void end() {
        boolean reusable = body.reusable() && !head.closing();
        body.release();
        input.release();
        ending.end(live, reusable, head.keepSeconds());
    }

    /** Reads what is left as long as it is there already: a connection is worth a few bytes. False if it broke. */
    private boolean drain() {
        byte[] scratch = new byte[1024];
        int budget = DRAIN_BYTES;
        try {
            while (!body.ended() && budget > 0 && (input.buffered() > 0 || live.available() > 0)) {
                budget -= Math.max(1, body.pull(scratch, 0, scratch.length));
            }
            return true;
        } catch (UpstreamException broken) {
            // The connection is not kept, which is all that follows.
            return false;
        }
    }
}
