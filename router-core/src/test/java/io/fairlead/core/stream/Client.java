package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.Answering;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.http.HeaderLines;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A client that writes down what it gets. */
final class Client implements Inbound, Answering, ClientStream {
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private boolean finished;

    /** What came; an answer that is whole ends with a stop. */
    String got() {
        return got.toString(UTF_8) + (finished ? "." : "");
    }

    @Override
    public void whole(int status, String contentType, Slice body, Usage usage) {
        write(body.array(), body.start(), body.length());
        finish();
    }

    @Override
    public ClientStream stream(int status, String contentType) {
        return this;
    }

    @Override
    public void write(byte[] array, int offset, int length) {
        got.write(array, offset, length);
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public void abort() {
        throw new AssertionError("nobody left");
    }

    @Override
    public int listener() {
        return 0;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/plain";
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public Headers headers() {
        return new HeaderLines();
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public InputStream body() {
        return InputStream.nullInputStream();
    }

    @Override
    public String remote() {
        return "client";
    }

    @Override
    public void onClientGone(Runnable gone) {
        // It stays.
    }

    @Override
    public void answer(int status, Headers headers, Slice body) {
        throw new AssertionError("found an answer past the relay, expected none");
    }

    @Override
    public ClientStream stream(int status, Headers headers) {
        throw new AssertionError("found a stream past the relay, expected none");
    }

    @Override
    public void closeAfterAnswer() {
        // Nothing to close.
    }
}
