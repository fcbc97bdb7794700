package io.fairlead.core.upstream;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Headers;
import io.fairlead.core.http.FieldSyntax;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one request through one buffer: a head and a small body leave in a single write, large bodies go through
 * without being copied. Every character that reaches the wire outside the body is checked here, but for header lines that
 * were checked when they were made.
 */
final class RequestWriter implements BiConsumer<String, String>, SegmentSink {
    private static final int SLICE_BYTES = 65_536;
    private static final List<String> CONNECTION_FIELDS = List.of(
            "host",
            "content-length",
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "accept-encoding");
    /** Answers are read, and compressing them would hold streams back. */
    private static final String NO_CODING = "Accept-Encoding: identity\r\n";

    /** Most names are of another length, and need no second look. */
    private static final BitSet CONNECTION_LENGTHS = BitSet.valueOf(new long[] {
        CONNECTION_FIELDS.stream().mapToLong(name -> 1L << name.length()).reduce(0, (a, b) -> a | b)
    });

    private final LiveCall live;
    private final byte[] buffer;
    private int size;
    private long left;
    private Set<String> named = Set.of();
    private boolean checked;

    RequestWriter(LiveCall live, byte[] buffer) {
        this.live = live;
        this.buffer = buffer;
    }

    /** Writes head and body. */
    void write() throws UpstreamException {
        try {
            head(live.call());
            live.call().body().segments(this);
        } catch (UnsentException failed) {
            throw failed.failure;
        } catch (UpstreamException failed) {
            throw failed;
        } catch (IOException unreadable) {
            throw live.failure(Kind.REQUEST, "the request's body cannot be read", unreadable);
        }
        if (left > 0) {
            throw live.failure(Kind.REQUEST, "the request's body ended " + left + " bytes early", null);
        }
        flush();
    }

    /** One header field. */
    @Override
    public void accept(String name, String value) {
        if (ofConnection(name)) {
            return;
        }
        if (!checked) {
            check(name, value);
        }
        latin(name);
        put(':');
        put(' ');
        latin(value);
        endLine();
    }

    private void check(String name, String value) {
        if (name.isEmpty()) {
            throw refused("header without a name", "a token");
        }
        for (int i = 0; i < name.length(); i++) {
            if (!FieldSyntax.name(name.charAt(i))) {
                throw refused("header name with character " + (int) name.charAt(i), "a token");
            }
        }
        for (int i = 0; i < value.length(); i++) {
            if (!FieldSyntax.value(value.charAt(i))) {
                throw refused("header " + name + " with character " + (int) value.charAt(i), "visible ones up to 255");
            }
        }
    }

    /** One segment of the body. */
    @Override
    public void accept(byte[] array, int offset, int length) throws IOException {
        if (length > left) {
            throw live.failure(Kind.REQUEST, "the request's body is longer than its stated length", null);
        }
        left -= length;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (size == 0 && end - at >= buffer.length) {
                int count = Math.min(end - at, SLICE_BYTES);
                live.write(array, at, count);
                at += count;
                continue;
            }
            int count = Math.min(end - at, buffer.length - size);
            System.arraycopy(array, at, buffer, size, count);
            size += count;
            at += count;
            if (size == buffer.length) {
                flush();
            }
        }
    }

    private void head(UpstreamCall call) throws UpstreamException {
        line(call.line());
        byte[] host = live.pool().host();
        for (byte one : host) {
            put(one);
        }
        latin(NO_CODING);
        named = namedByConnection(call.headers());
        checked = call.headers() instanceof HeaderLines;
        call.headers().forEach(this);
        left = call.body().length();
        boolean bare = left == 0
                && (call.line().method().equals("GET") || call.line().method().equals("HEAD"));
        if (!bare) {
            latin("Content-Length: ");
            latin(Long.toString(left));
            endLine();
        }
        endLine();
    }

    private void line(RequestLine line) {
        String method = line.method();
        if (method.isEmpty() || !token(method) || method.equals("CONNECT")) {
            throw refused("a method that is no token or CONNECT", "such as POST");
        }
        String target = line.target();
        if (!target.startsWith("/")) {
            throw refused("a target without leading slash", "a path");
        }
        latin(method);
        put(' ');
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f) {
                throw refused("a target with character " + (int) target.charAt(i), "percent-encoded ASCII");
            }
        }
        latin(live.pool().prefix());
        latin(target);
        latin(" HTTP/1.1");
        endLine();
    }

    private static boolean token(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!FieldSyntax.name(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean ofConnection(String name) {
        if (named.isEmpty() && !CONNECTION_LENGTHS.get(name.length())) {
            return false;
        }
        for (int i = 0; i < CONNECTION_FIELDS.size(); i++) {
            if (CONNECTION_FIELDS.get(i).equalsIgnoreCase(name)) {
                return true;
            }
        }
        return !named.isEmpty() && named.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Set<String> namedByConnection(Headers headers) {
        if (headers.first("Connection") == null) {
            return Set.of();
        }
        return headers.all("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Text whose characters are known to be bytes. */
    @SuppressWarnings("deprecation") // drops the high bytes, of which there are none here, and makes no array
    private void latin(String text) {
        int count = text.length();
        if (count <= buffer.length - size) {
            text.getBytes(0, count, buffer, size);
            size += count;
            return;
        }
        for (int i = 0; i < count; i++) {
            put(text.charAt(i));
        }
    }

    private void endLine() {
        put('\r');
        put('\n');
    }

    private void put(int one) {
        if (size == buffer.length) {
            try {
                flush();
            } catch (UpstreamException failure) {
                throw new UnsentException(failure);
            }
        }
        buffer[size++] = (byte) one;
    }

    private void flush() throws UpstreamException {
        if (size > 0) {
            int count = size;
            size = 0;
            live.write(buffer, 0, count);
        }
    }

    private UnsentException refused(String found, String expected) {
        return new UnsentException(
                live.failure(Kind.REQUEST, "request not sent: found " + found + ", expected " + expected, null));
    }

    /** Carries a failure out of a callback that may not throw a checked exception. */
    private static final class UnsentException extends RuntimeException {
        private final transient UpstreamException failure;

        UnsentException(UpstreamException failure) {
            super(failure.getMessage(), null, false, false);
            this.failure = failure;
        }
    }
}
