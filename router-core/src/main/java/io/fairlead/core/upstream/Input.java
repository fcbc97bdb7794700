package io.fairlead.core.upstream;

import io.fairlead.core.http.LineScan;
import java.util.Arrays;

/**
 * The bytes of one reply. The head is gathered in a buffer of its own; what came along behind it is handed out first,
 * and from then on reads go straight into the reader's array, so an open stream holds no buffer here.
 */
final class Input {
    private static final byte[] NONE = {};
    private static final int MAX_INTERIM_HEADS = 20;

    private final LiveCall live;
    private final Buffers buffers;
    private final UpstreamSettings settings;
    private byte[] buffer = NONE;
    private int position;
    private int limit;

    Input(LiveCall live, Buffers buffers, UpstreamSettings settings) {
        this.live = live;
        this.buffers = buffers;
        this.settings = settings;
    }

    /** The final head; interim ones (100 Continue, 103 Early Hints) are skipped. */
    ParsedHead head() throws UpstreamException {
        buffer = buffers.take();
        for (int i = 0; i <= MAX_INTERIM_HEADS; i++) {
            int end = endOfHead();
            ParsedHead head = HeadParser.parse(Arrays.copyOfRange(buffer, position, end), settings.headerLines());
            position = end;
            releaseIfEmpty();
            if (head.status() >= 200) {
                return head;
            }
            if (head.status() == 101) {
                throw UpstreamException.malformed("status 101", "no switch of protocols, since none was asked for");
            }
        }
        throw UpstreamException.malformed("more interim heads", "at most " + MAX_INTERIM_HEADS);
    }

    /** Reads what is there; waits only if nothing is. -1 if the connection ended. */
    int read(byte[] target, int offset, int length) throws UpstreamException {
        if (position == limit) {
            return live.read(target, offset, length);
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        releaseIfEmpty();
        return count;
    }

    /** Bytes that came along with the head and were not read yet. */
    int buffered() {
        return limit - position;
    }

    /** Gives the buffer back, whatever is in it. */
    void release() {
        position = 0;
        limit = 0;
        buffers.give(buffer);
        buffer = NONE;
    }

    private int endOfHead() throws UpstreamException {
        int line = position;
        int at = position;
        for (; ; ) {
            for (; (at = LineScan.lineFeed(buffer, at, limit)) < limit; at++) {
                if (at == line || (at == line + 1 && buffer[line] == '\r')) {
                    return within(at + 1);
                }
                line = at + 1;
            }
            within(limit + 1);
            int moved = makeRoom();
            line -= moved;
            at -= moved;
            fill();
        }
    }

    private int within(int end) throws UpstreamException {
        if (end - position > settings.headBytes()) {
            throw UpstreamException.malformed("a longer head", "at most " + settings.headBytes() + " bytes");
        }
        return end;
    }

    /** Returns by how much the content moved to the front. */
    private int makeRoom() {
        if (buffer.length == 0) {
            buffer = buffers.take();
        }
        if (limit < buffer.length) {
            return 0;
        }
        int moved = position;
        if (moved == 0) {
            byte[] full = buffer;
            buffer = Arrays.copyOf(full, full.length * 2);
            buffers.give(full);
            return 0;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= moved;
        position = 0;
        return moved;
    }

    private void fill() throws UpstreamException {
        boolean answered = live.answered();
        int count = live.read(buffer, limit, buffer.length - limit);
        if (count >= 0) {
            limit += count;
            return;
        }
        throw answered
                ? live.failure(UpstreamException.Kind.TRUNCATED, "the reply ended inside its head", null)
                : live.failure(UpstreamException.Kind.NO_ANSWER, "the connection ended before any reply", null);
    }

    private void releaseIfEmpty() {
        if (position == limit) {
            release();
        }
    }
}
