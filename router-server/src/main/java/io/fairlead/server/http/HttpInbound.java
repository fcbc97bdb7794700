package io.fairlead.server.http;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.ClientGoneException;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Inbound;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One request, and the way back. */
final class HttpInbound implements Inbound {
    private final ServerRequest request;
    private final ServerResponse response;
    private final int listener;
    private final RequestFields headers;
    private boolean cut;

    HttpInbound(ServerRequest request, ServerResponse response, int listener) {
        this.request = request;
        this.response = response;
        this.listener = listener;
        this.headers = new RequestFields(request.headers());
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
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }

    @Override
    public String remote() {
        return request.remotePeer().host();
    }

    @Override
    public void onClientGone(Runnable gone) {
        // A client that leaves is noticed when its answer is written.
    }

    @Override
    public void answer(int status, Headers fields, Slice body) throws IOException {
        head(status, fields);
        try {
            response.send(body.array(), body.start(), body.length());
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
        response.status(Status.create(status));
        fields.forEach((name, value) -> response.header(FieldNames.header(name, value)));
    }

    @Override
    public void closeAfterAnswer() {
        cut = true;
    }

    /** Whether the connection must go although the server knows of nothing wrong. */
    boolean cut() {
        return cut;
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
            try {
                out.close();
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
