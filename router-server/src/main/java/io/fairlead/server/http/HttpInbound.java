package io.fairlead.server.http;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.ClientGoneException;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Inbound;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/2, and the way back. */
final class HttpInbound implements Inbound {
    /** A refused body that is longer is not read to its end: its client gets a reset connection. */
    private static final long MOST_DISCARDED = 1L << 30;

    private final ServerRequest request;
    private final ServerResponse response;
    private final int listener;
    private final RequestFields headers;
    private final ClientBody body;
    private final String remote;
    private final @Nullable ClientContext connection;
    private boolean watched;
    private boolean cut;
    private boolean answered;
    private boolean complete;

    HttpInbound(ServerRequest request, ServerResponse response, int listener) {
        this.request = request;
        this.response = response;
        this.listener = listener;
        this.headers = new RequestFields(request.headers());
        // Asked for now: a socket that has been closed does not know it any more.
        this.remote = request.remotePeer().host();
        this.connection = request.remotePeer() instanceof ClientPeer peer ? peer.connection() : null;
        this.body = new ClientBody(request.content(), expectsContinue(request.headers()));
    }

    @Override
    public int listener() {
        return listener;
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.prologue().uriPath().path();
    }

    @Override
    public @Nullable String query() {
        return request.prologue().hasQuery() ? request.prologue().query().rawValue() : null;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public long contentLength() {
        OptionalLong stated = request.headers().contentLength();
        if (stated.isPresent()) {
            return stated.getAsLong();
        }
        return request.content().hasEntity() ? -1 : 0;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void giveUpBody() {
        body.giveUp();
    }

    @Override
    public String remote() {
        return remote;
    }

    @Override
    public void onClientGone(Runnable gone) {
        if (connection != null) {
            connection.watch(request.id(), gone);
            watched = true;
        }
    }

    @Override
    public void answer(int status, Headers fields, Slice answer) throws IOException {
        unwatch();
        head(status, fields);
        try {
            if (method().equals("HEAD")) {
                response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, answer.length()));
                response.send();
            } else {
                response.send(answer.array(), answer.start(), answer.length());
            }
            complete = true;
        } catch (UncheckedIOException | CloseConnectionException e) {
            cut = true;
            throw new ClientGoneException("its answer was sent");
        }
    }

    @Override
    public ClientStream stream(int status, Headers fields) throws IOException {
        head(status, fields);
        try {
            return new HttpStream(response.outputStream());
        } catch (UncheckedIOException | CloseConnectionException e) {
            cut = true;
            throw new ClientGoneException("its answer began");
        }
    }

    private void head(int status, Headers fields) {
        answered = true;
        response.status(Status.create(status));
        fields.forEach((name, value) -> response.header(FieldNames.header(name, value)));
    }

    @Override
    public void closeAfterAnswer() {
        cut = true;
    }

    private static boolean expectsContinue(ServerRequestHeaders headers) {
        return headers.contains(HeaderNames.EXPECT) && headers.containsToken(HeaderValues.EXPECT_100);
    }

    /** From here on a client that leaves ends nothing. */
    private void unwatch() {
        if (connection != null && watched) {
            connection.watch(request.id(), null);
            watched = false;
        }
    }

    /**
     * Ends the request.
     *
     * @throws CloseConnectionException if its stream has to be reset
     */
    void end() {
        unwatch();
        boolean over = answered && !cut && atItsEnd();
        if (over) {
            return;
        }
        if (complete) {
            // RFC 9113, section 8.1: without a mistake, since the answer before it is good.
            throw new CloseConnectionException(
                    "the rest of the body is not wanted",
                    new Http2Exception(Http2ErrorCode.NO_ERROR, "the rest of the body is not wanted"));
        }
        throw new CloseConnectionException("the client left, or something stays a torso");
    }

    private boolean atItsEnd() {
        if (body.discard(0)) {
            return true;
        }
        Thread impatience = Thread.ofVirtual().name("fairlead-discard").start(this::giveUpInTime);
        try {
            return body.discard(MOST_DISCARDED);
        } finally {
            impatience.interrupt();
        }
    }

    private void giveUpInTime() {
        try {
            Thread.sleep(ClientBody.LONGEST_DISCARD);
            body.giveUp();
        } catch (InterruptedException ended) {
            // It came in time.
        }
    }

    private final class HttpStream implements ClientStream {
        private final OutputStream out;

        HttpStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(byte[] array, int offset, int length) throws IOException {
            try {
                out.write(array, offset, length);
                out.flush();
            } catch (IOException | UncheckedIOException | CloseConnectionException e) {
                cut = true;
                throw new ClientGoneException("its answer was written");
            }
        }

        @Override
        public void finish() throws IOException {
            unwatch();
            try {
                out.close();
                complete = true;
            } catch (IOException | UncheckedIOException | CloseConnectionException e) {
                cut = true;
                throw new ClientGoneException("its answer ended");
            }
        }

        @Override
        public void abort() {
            cut = true;
        }
    }
}
