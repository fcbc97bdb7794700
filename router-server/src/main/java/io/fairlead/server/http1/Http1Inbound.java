package io.fairlead.server.http1;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.ClientGoneException;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Inbound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request, and the way back. */
final class Http1Inbound implements Inbound {
    /** A refused body that is longer is not read to its end: its client gets a reset connection. */
    private static final long MOST_DISCARDED = 1L << 30;

    /** An answer of up to so many bytes goes out in one piece with its head. */
    private static final int ONE_PIECE = 64 * 1024;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Http1Connection connection;
    private final RequestHead head;
    private final RequestInput input;
    private final RequestBody body;
    private boolean watched;
    private boolean answered;
    private boolean last;
    private boolean cut;

    Http1Inbound(Http1Connection connection, RequestHead head, RequestInput input) {
        this.connection = connection;
        this.head = head;
        this.input = input;
        this.body = new RequestBody(input, head, this::ask);
        this.last = head.last();
    }

    @Override
    public int listener() {
        return connection.requests().listener();
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String path() {
        return head.path();
    }

    @Override
    public @Nullable String query() {
        return head.query();
    }

    @Override
    public Headers headers() {
        return head.fields();
    }

    @Override
    public long contentLength() {
        return head.contentLength();
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public @Nullable Slice takeBody() {
        return body.takeAll();
    }

    @Override
    public void giveUpBody() {
        body.giveUp();
    }

    @Override
    public String remote() {
        return connection.remote();
    }

    @Override
    public void onClientGone(Runnable gone) {
        connection.wire().onEnd(gone);
        watched = true;
    }

    @Override
    public void answer(int status, Headers fields, Slice answer) throws IOException {
        unwatch();
        boolean bare = head.method().equals("HEAD");
        int length = bare ? 0 : answer.length();
        AnswerHead out = begin(status, fields, Math.min(length, ONE_PIECE)).ended(answer.length(), last);
        int along = Math.min(length, ONE_PIECE);
        out.put(answer.array(), answer.start(), along);
        send(out.bytes(), 0, out.length());
        if (along < length) {
            send(answer.array(), answer.start() + along, length - along);
        }
    }

    @Override
    public ClientStream stream(int status, Headers fields) {
        return new Stream(begin(status, fields, ChunkedAnswer.FRAME).chunked(last));
    }

    private void ask() throws IOException {
        connection.write(CONTINUE, 0, CONTINUE.length);
    }

    private AnswerHead begin(int status, Headers fields, int more) {
        answered = true;
        // Whether a body that was kept back comes now is the client's choice, so nobody could tell it from the next
        // request.
        last |= body.keptBack() || body.broken() || connection.closing();
        return new AnswerHead(status, fields, more);
    }

    private void send(byte[] array, int offset, int length) throws ClientGoneException {
        try {
            connection.write(array, offset, length);
        } catch (IOException left) {
            cut = true;
            throw new ClientGoneException("its answer was sent");
        }
    }

    @Override
    public void closeAfterAnswer() {
        cut = true;
    }

    boolean answered() {
        return answered;
    }

    /** Whether its body broke off, so that what still comes is nothing that anybody could read. */
    boolean broken() {
        return body.broken();
    }

    /** From here on a client that leaves ends nothing. */
    private void unwatch() {
        if (watched) {
            connection.wire().onEnd(null);
            watched = false;
        }
    }

    /**
     * Ends the request.
     *
     * @return whether the connection may take another one
     */
    boolean end() {
        unwatch();
        return answered && !cut && atItsEnd() && !last;
    }

    private boolean atItsEnd() {
        return body.discard(0) || discardedInTime();
    }

    private boolean discardedInTime() {
        input.hurry(ArrivingBody.LONGEST_DISCARD.toNanos());
        try {
            return body.discard(MOST_DISCARDED);
        } finally {
            input.calm();
        }
    }

    private final class Stream implements ClientStream {
        private @Nullable AnswerHead unsent;

        Stream(AnswerHead head) {
            this.unsent = head;
        }

        @Override
        public void write(byte[] array, int offset, int length) throws IOException {
            if (length == 0) {
                return;
            }
            if (headOnly()) {
                sendHead();
                return;
            }
            AnswerHead first = unsent;
            if (first == null) {
                byte[] chunk = ChunkedAnswer.chunk(array, offset, length);
                send(chunk, 0, chunk.length);
                return;
            }
            unsent = null;
            ChunkedAnswer.append(first, array, offset, length);
            send(first.bytes(), 0, first.length());
        }

        @Override
        public void finish() throws IOException {
            unwatch();
            AnswerHead first = unsent;
            if (headOnly()) {
                sendHead();
            } else if (first == null) {
                send(ChunkedAnswer.END, 0, ChunkedAnswer.END.length);
            } else {
                unsent = null;
                first.put(ChunkedAnswer.END, 0, ChunkedAnswer.END.length);
                send(first.bytes(), 0, first.length());
            }
        }

        private boolean headOnly() {
            return head.method().equals("HEAD");
        }

        private void sendHead() throws ClientGoneException {
            AnswerHead first = unsent;
            if (first != null) {
                unsent = null;
                send(first.bytes(), 0, first.length());
            }
        }

        @Override
        public void abort() {
            cut = true;
        }
    }
}
