package io.fairlead.core.scene;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.ClientGoneException;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.http.HeaderLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client that sends one request and remembers what it got, and how often. */
public final class RecordedClient implements Inbound {
    private final String method;
    private final String path;
    private final byte[] request;
    private final HeaderLines headers = new HeaderLines();
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private HeaderLines answerHeaders = new HeaderLines();
    private Runnable gone = () -> {};
    private int leavesAfter = Integer.MAX_VALUE;
    private int status;
    private final AtomicInteger answers = new AtomicInteger();
    private int finished;
    private int aborted;
    private final AtomicInteger writes = new AtomicInteger();
    private boolean streamed;
    private boolean closing;
    private boolean breaksOff;
    private boolean chunked;
    private @Nullable Runnable pause;
    private volatile boolean givenUp;

    private RecordedClient(String method, String path, String body) {
        this.method = method;
        this.path = path;
        this.request = body.getBytes(StandardCharsets.UTF_8);
    }

    /** A client that posts JSON to the plain endpoint. */
    public static RecordedClient posting(String json) {
        return new RecordedClient("POST", "/plain", json);
    }

    /** A client with another request. */
    public static RecordedClient asking(String method, String path, String body) {
        return new RecordedClient(method, path, body);
    }

    /** Adds a header field. */
    public RecordedClient with(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /** Makes it leave: so many writes succeed, 0 for none. */
    public RecordedClient leavingAfter(int count) {
        leavesAfter = count;
        return this;
    }

    /** It is seen to leave now, from the thread that calls this. */
    public void leave() {
        leavesAfter = 0;
        gone.run();
    }

    /** It is seen to end its side while it sends its request, which then breaks off; answers still reach it. */
    public RecordedClient breakingOff() {
        breaksOff = true;
        return this;
    }

    /** It does not say how long its body is going to be. */
    public RecordedClient chunked() {
        chunked = true;
        return this;
    }

    /** Before each byte of its body something else happens. */
    public RecordedClient pausing(Runnable before) {
        pause = before;
        return this;
    }

    /** Whether it leaves at some point. */
    public boolean leaves() {
        return leavesAfter < Integer.MAX_VALUE;
    }

    /** The status it got; 0 for none. */
    public int status() {
        return status;
    }

    /** The body it got so far. */
    public String text() {
        return got.toString(StandardCharsets.UTF_8);
    }

    /** A header field that it got, or null. */
    public @Nullable String header(String name) {
        return answerHeaders.first(name);
    }

    /** How many answers began. */
    public int answers() {
        return answers.get();
    }

    /** How many times a stream was ended properly. */
    public int finished() {
        return finished;
    }

    /** How many times a stream was cut. */
    public int aborted() {
        return aborted;
    }

    /** How many times bytes of a stream were sent. */
    public int writes() {
        return writes.get();
    }

    /** Whether the answer came as a stream. */
    public boolean streamed() {
        return streamed;
    }

    /** Whether the connection is closed after the answer. */
    public boolean closing() {
        return closing;
    }

    @Override
    public int listener() {
        return 0;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public long contentLength() {
        return chunked ? -1 : request.length;
    }

    @Override
    public InputStream body() {
        if (breaksOff) {
            return new BrokenOff();
        }
        return pause == null
                ? new ByteArrayInputStream(request)
                : new Trickling(new ByteArrayInputStream(request), pause);
    }

    @Override
    public void giveUpBody() {
        givenUp = true;
    }

    @Override
    public String remote() {
        return "127.0.0.1";
    }

    @Override
    public void onClientGone(Runnable callback) {
        gone = callback;
    }

    @Override
    public void answer(int withStatus, Headers fields, Slice body) throws IOException {
        begin(withStatus, fields);
        send(body.array(), body.start(), body.length());
    }

    @Override
    public ClientStream stream(int withStatus, Headers fields) throws IOException {
        begin(withStatus, fields);
        streamed = true;
        return new Stream();
    }

    private void begin(int withStatus, Headers fields) throws IOException {
        answers.incrementAndGet();
        status = withStatus;
        answerHeaders = HeaderLines.copyOf(fields);
        if (leavesAfter == 0) {
            throw new ClientGoneException("its answer began");
        }
    }

    private void send(byte[] array, int offset, int length) throws IOException {
        if (writes.get() >= leavesAfter) {
            throw new ClientGoneException("its answer was sent");
        }
        got.write(array, offset, length);
        writes.incrementAndGet();
    }

    @Override
    public void closeAfterAnswer() {
        closing = true;
    }

    private final class BrokenOff extends InputStream {
        @Override
        public int read() throws IOException {
            gone.run();
            throw new IOException("the client broke off its body");
        }
    }

    private final class Trickling extends InputStream {
        private final InputStream bytes;
        private final Runnable before;

        Trickling(InputStream bytes, Runnable before) {
            this.bytes = bytes;
            this.before = before;
        }

        @Override
        public int read() throws IOException {
            before.run();
            if (givenUp) {
                throw new IOException("the client takes too long");
            }
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int one = read();
            if (one < 0) {
                return -1;
            }
            target[offset] = (byte) one;
            return 1;
        }
    }

    private final class Stream implements ClientStream {
        @Override
        public void write(byte[] array, int offset, int length) throws IOException {
            send(array, offset, length);
        }

        @Override
        public void finish() throws IOException {
            if (leavesAfter <= writes.get()) {
                throw new ClientGoneException("its answer ended");
            }
            finished++;
        }

        @Override
        public void abort() {
            aborted++;
        }
    }
}
