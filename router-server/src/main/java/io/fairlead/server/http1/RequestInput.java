package io.fairlead.server.http1;

import io.fairlead.api.http.Slice;
import io.fairlead.core.http.FieldParser;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.http.LineScan;
import io.fairlead.core.http.MalformedException;
import io.fairlead.core.transport.SilenceException;
import io.fairlead.core.transport.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a client sends: heads of requests, and bodies between them. Between two requests it holds no buffer, and a
 * body is read straight into the reader's array.
 */
final class RequestInput {
    /** How long a first line may be. */
    static final int LONGEST_LINE = 16 * 1024;

    private static final long NEVER = Long.MAX_VALUE;
    private static final int MOST_LINES = 1000;
    private static final byte[] NONE = {};
    private static final byte TLS_HANDSHAKE = 0x16;

    /** A longer first line is not remembered: idle connections shall cost little. */
    private static final int LONGEST_KNOWN = 512;

    private final Wire wire;
    private final LongSupplier nanoTime;
    private final long patienceNanos;

    /** When reading a body ends; {@link #NEVER} while that is somebody else's matter. */
    private long endNanos = NEVER;

    private byte[] bytes;
    private int at;

    /** The first line of the request before, which most clients repeat, and what was read from it. */
    private byte[] known = NONE;

    private @Nullable FirstLine knownLine;

    /**
     * The input of a connection.
     *
     * @param begun what was read of it already
     * @param patienceNanos how long a head may take from its first byte on
     */
    RequestInput(Wire wire, byte[] begun, LongSupplier nanoTime, long patienceNanos) {
        this.wire = wire;
        this.bytes = begun;
        this.nanoTime = nanoTime;
        this.patienceNanos = patienceNanos;
    }

    /** Waits for something to come; false if the client left. */
    boolean await() throws IOException {
        if (at < bytes.length) {
            return true;
        }
        release();
        byte[] first = wire.read(0);
        if (first == null) {
            return false;
        }
        bytes = first;
        return true;
    }

    private void release() {
        bytes = NONE;
        at = 0;
    }

    /**
     * The head that begins with what came; null if the client left in the middle of it, or speaks TLS.
     *
     * @param began when its first byte was there
     * @throws UnreadableException if it is none
     */
    @Nullable RequestHead head(long began) throws IOException {
        return bytes[at] == TLS_HANDSHAKE ? null : headUntil(began + patienceNanos);
    }

    private @Nullable RequestHead headUntil(long endNanos) throws IOException {
        if (!startsLine(endNanos)) {
            return null;
        }
        int lineEnd = -1;
        int line = at;
        FirstLine first = null;
        int i = at;
        for (; ; ) {
            i = LineScan.lineFeed(bytes, i, bytes.length);
            if (i == bytes.length) {
                requireBounds(i - at, first);
                int moved = at;
                if (!more(endNanos, first)) {
                    return null;
                }
                i -= moved;
                line -= moved;
                lineEnd -= lineEnd < 0 ? 0 : moved;
                continue;
            }
            if (first == null) {
                requireBounds(i - at, null);
                first = firstLine(at, i);
                lineEnd = i + 1;
            } else if (i - line <= 1) {
                requireBounds(i - at, first);
                return head(first, lineEnd, i + 1);
            }
            line = ++i;
        }
    }

    /** One empty line before a request is passed over (RFC 9112, section 2.2). */
    private boolean startsLine(long endNanos) throws IOException {
        while (bytes.length - at < 2) {
            if (bytes[at] != '\r') {
                return true;
            }
            if (!more(endNanos, null)) {
                return false;
            }
        }
        if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
            return at < bytes.length || more(endNanos, null);
        }
        return true;
    }

    private static void requireBounds(int length, @Nullable FirstLine first) throws UnreadableException {
        if (first == null && length > LONGEST_LINE) {
            throw UnreadableException.of(414);
        }
        if (first != null && length > FieldParser.MAX_HEAD_BYTES - 2) {
            throw UnreadableException.of(431, first.method(), first.path());
        }
    }

    /** Reads more behind what is there, which moves to the front; false if the client left. */
    private boolean more(long endNanos, @Nullable FirstLine first) throws IOException {
        byte[] read;
        try {
            read = wire.read(Math.max(1, endNanos - nanoTime.getAsLong()));
        } catch (SilenceException tooSlow) {
            throw first == null
                    ? UnreadableException.of(408)
                    : UnreadableException.of(408, first.method(), first.path());
        }
        if (read == null) {
            return false;
        }
        int rest = bytes.length - at;
        byte[] all = Arrays.copyOfRange(bytes, at, bytes.length + read.length);
        System.arraycopy(read, 0, all, rest, read.length);
        bytes = all;
        at = 0;
        return true;
    }

    private FirstLine firstLine(int from, int lineFeed) throws UnreadableException {
        FirstLine same = knownLine;
        if (same != null && Arrays.equals(bytes, from, lineFeed, known, 0, known.length)) {
            return same;
        }
        if (lineFeed == from || bytes[lineFeed - 1] != '\r') {
            throw UnreadableException.of(400);
        }
        FirstLine parsed = FirstLine.parse(bytes, from, lineFeed - 1);
        if (lineFeed - from <= LONGEST_KNOWN) {
            known = Arrays.copyOfRange(bytes, from, lineFeed);
            knownLine = parsed;
        }
        return parsed;
    }

    private RequestHead head(FirstLine line, int fieldsAt, int end) throws UnreadableException {
        // A copy, so that a stream does not hold on to the body that came along.
        FieldParser parser = new FieldParser(Arrays.copyOfRange(bytes, fieldsAt, end), MOST_LINES, false);
        try {
            int _ = parser.parse(0);
        } catch (MalformedException wrong) {
            throw UnreadableException.of(line, new HeaderLines(), wrong);
        }
        if (parser.hosts() != 1) {
            throw UnreadableException.of(
                    line, parser.fields(), new MalformedException(parser.hosts() + " Host fields", "one"));
        }
        at = end;
        if (at == bytes.length) {
            release();
        }
        long length = parser.chunked() ? -1 : Math.max(0, parser.contentLength());
        return new RequestHead(line, parser.fields(), length, parser.close(), length != 0 && parser.expectsContinue());
    }

    /** Reads some bytes of a body, waiting for one; -1 if the client left. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (at == bytes.length && endNanos == NEVER) {
            return wire.read(target, offset, length);
        }
        if (at == bytes.length) {
            byte[] more = wire.read(Math.max(1, endNanos - nanoTime.getAsLong()));
            if (more == null) {
                return -1;
            }
            bytes = more;
            at = 0;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        if (at == bytes.length) {
            release();
        }
        return count;
    }

    /** What is read of the body from now on has to come within so long. */
    void hurry(long withinNanos) {
        endNanos = nanoTime.getAsLong() + withinNanos;
    }

    /** It need not any more. */
    void calm() {
        endNanos = NEVER;
    }

    /** So many bytes that are here already, which nobody else uses from now on. */
    Slice take(int count) {
        Slice taken;
        if (bytes.length - at == count) {
            // The head before it holds keys, which nobody who reads bodies has to see.
            Arrays.fill(bytes, 0, at, (byte) 0);
            taken = Slice.of(bytes, at, bytes.length);
            release();
        } else {
            taken = Slice.of(Arrays.copyOfRange(bytes, at, at + count));
            at += count;
        }
        return taken;
    }

    /** How many bytes are here already. */
    int buffered() {
        return bytes.length - at;
    }

    /** Puts bytes back that turned out to be none of the body. */
    void unread(byte[] read, int from, int to) {
        if (from == to) {
            return;
        }
        int rest = bytes.length - at;
        byte[] all = new byte[to - from + rest];
        System.arraycopy(read, from, all, 0, to - from);
        System.arraycopy(bytes, at, all, to - from, rest);
        bytes = all;
        at = 0;
    }

    /** Reads and throws away what still comes, for so long, of a client that is told that it was not understood. */
    void drain(long forNanos, int most) throws IOException {
        long end = nanoTime.getAsLong() + forNanos;
        int left = most;
        for (long now = end - forNanos; now < end && left > 0; now = nanoTime.getAsLong()) {
            try {
                byte[] read = wire.read(end - now);
                if (read == null) {
                    return;
                }
                left -= read.length;
            } catch (SilenceException enough) {
                return;
            }
        }
    }
}
