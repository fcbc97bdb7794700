package io.fairlead.core.upstream;

import io.fairlead.api.http.Headers;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body that an upstream compressed though it was asked not to. It is decoded as it comes, so streams stay streams, and
 * what comes out of few bytes is bounded.
 */
final class GzipBody implements ReplyBody {
    /** Small answers may be as repetitive as they like. */
    private static final long FREE_BYTES = 1 << 20;

    /** JSON and events seldom shrink to a twentieth; what is made to burst does to a thousandth. */
    private static final int MAX_RATIO = 200;

    private static final long MAX_BYTES = 256L << 20;

    private final LiveCall live;
    private final ReplyBody sent;
    private final Sent input = new Sent();
    private @Nullable GZIPInputStream decoder;
    private long received;
    private long decoded;
    private boolean ended;

    GzipBody(LiveCall live, ReplyBody sent) {
        this.live = live;
        this.sent = sent;
    }

    /**
     * Whether a body must be decoded.
     *
     * @throws UpstreamException if it would have to be, but has another coding
     */
    static boolean needed(Headers headers) throws UpstreamException {
        if (headers.first("Content-Encoding") == null) {
            return false;
        }
        List<String> codings = headers.all("Content-Encoding");
        String coding = String.join(",", codings).toLowerCase(Locale.ROOT);
        if (coding.equals("gzip") || coding.equals("x-gzip")) {
            return true;
        }
        if (coding.isEmpty() || coding.equals("identity")) {
            return false;
        }
        throw UpstreamException.malformed("a Content-Encoding other than gzip", "none, as was asked for");
    }

    @Override
    public int pull(byte[] target, int offset, int length) throws UpstreamException {
        if (ended) {
            return -1;
        }
        try {
            int count = decode(target, offset, length);
            if (count < 0) {
                ended = true;
            } else {
                count(count);
            }
            return count;
        } catch (UpstreamException failure) {
            throw failure;
        } catch (EOFException early) {
            throw live.failure(Kind.TRUNCATED, "the reply ended before its compressed body did", null);
        } catch (ZipException broken) {
            throw UpstreamException.malformed("a body that cannot be decompressed", "gzip, as its head says");
        } catch (IOException broken) {
            throw live.failure(Kind.PROTOCOL, "the reply cannot be decompressed", broken);
        }
    }

    private int decode(byte[] target, int offset, int length) throws IOException {
        if (decoder == null) {
            int first = input.read();
            if (first < 0) {
                return -1;
            }
            input.unread(first);
            decoder = new GZIPInputStream(input);
        }
        int count = decoder.read(target, offset, length);
        if (count < 0 && input.read() >= 0) {
            throw UpstreamException.malformed("more bytes behind a compressed body", "its end");
        }
        return count;
    }

    private void count(int more) throws UpstreamException {
        decoded += more;
        if (decoded > FREE_BYTES && decoded / MAX_RATIO > received) {
            throw UpstreamException.malformed(
                    "a body that grows to more than " + MAX_RATIO + " times its size", "less of it");
        }
        if (decoded > MAX_BYTES) {
            throw UpstreamException.malformed("a longer compressed body", "at most " + MAX_BYTES + " bytes of content");
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean reusable() {
        return ended && sent.reusable();
    }

    @Override
    public boolean delimited() {
        return sent.delimited();
    }

    @Override
    public boolean decoded() {
        return true;
    }

    @Override
    public void release() {
        try {
            if (decoder != null) {
                decoder.close();
            }
        } catch (IOException impossible) {
            // There is nothing behind it that closing could touch.
        }
    }

    /** The bytes as they were sent. Never tells that some are there, or the decoder would wait for more behind the end. */
    private final class Sent extends InputStream {
        private int pushedBack = -1;

        void unread(int one) {
            pushedBack = one;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (pushedBack >= 0) {
                target[offset] = (byte) pushedBack;
                pushedBack = -1;
                return 1;
            }
            int count = sent.pull(target, offset, length);
            while (count == 0) {
                count = sent.pull(target, offset, length);
            }
            received += Math.max(0, count);
            return count;
        }
    }
}
