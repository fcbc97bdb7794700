package io.fairlead.core.scene;

import io.fairlead.api.http.Slice;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.Connection;
import io.fairlead.core.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Upstreams that speak HTTP/1.1 without a network: each request is answered by a script, on the caller's own thread. */
public final class MemoryUpstreams implements Transport {
    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    private final Script script;
    private final AtomicInteger open = new AtomicInteger();

    /** Upstreams that answer by a script. */
    public MemoryUpstreams(Script script) {
        this.script = script;
    }

    /** What upstreams do. */
    public interface Script {
        /** Answers a request. */
        Answer answer(Asked asked);

        /** Whether a host takes connections now. */
        default boolean listens(String host) {
            return true;
        }
    }

    /** A request as it came in. */
    public record Asked(String host, String head, String body) {
        /** The value of a header field; empty if there is none. */
        public String field(String name) {
            for (String line : head.split("\r\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ": ")) {
                    return line.substring(name.length() + 2);
                }
            }
            return "";
        }
    }

    /** How many connections are open. */
    public int open() {
        return open.get();
    }

    @Override
    public Connection connection(Way way) {
        return new MemoryConnection(way.origin().host());
    }

    @Override
    public void aside(Runnable task) {
        task.run();
    }

    private final class MemoryConnection implements Connection {
        private final String host;
        private final ByteArrayOutputStream request = new ByteArrayOutputStream();
        private final Deque<Answer.Piece> pieces = new ArrayDeque<>();
        private int taken;
        private volatile boolean connected;
        private volatile boolean closed;

        MemoryConnection(String host) {
            this.host = host;
        }

        @Override
        public void connect(long withinNanos) throws IOException {
            if (!script.listens(host)) {
                throw new IOException("connection refused");
            }
            connected = true;
            open.incrementAndGet();
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            check();
            request.write(buffer, offset, length);
            String text = request.toString(StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return;
            }
            String head = text.substring(0, end);
            Matcher stated = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
            int wanted = stated.find() ? Integer.parseInt(stated.group(1)) : 0;
            byte[] body = text.substring(end + 4).getBytes(StandardCharsets.UTF_8);
            if (body.length >= wanted) {
                request.reset();
                pieces.addAll(script.answer(new Asked(host, head, new String(body, StandardCharsets.UTF_8)))
                        .pieces());
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Answer.Piece piece = pieces.peekFirst();
            Runnable before = piece == null || taken > 0 ? null : piece.before();
            if (before != null) {
                before.run();
            }
            check();
            if (piece == null || piece.end()) {
                return -1;
            }
            Slice bytes = piece.bytes();
            int count = Math.min(length, bytes.length() - taken);
            System.arraycopy(bytes.array(), bytes.start() + taken, buffer, offset, count);
            taken += count;
            if (taken == bytes.length()) {
                pieces.removeFirst();
                taken = 0;
            }
            return count;
        }

        private void check() throws IOException {
            if (closed) {
                throw new IOException("connection closed");
            }
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean stale() {
            return closed || !pieces.isEmpty();
        }

        @Override
        public synchronized void closeNow() {
            if (!closed && connected) {
                open.decrementAndGet();
            }
            closed = true;
        }
    }
}
