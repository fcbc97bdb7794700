package io.fairlead.testkit;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;

/** The head of an upstream's reply. */
public final class TestReply implements ReplyHead {
    private final int status;
    private final TestHeaders headers;

    private TestReply(int status, TestHeaders headers) {
        this.status = status;
        this.headers = headers;
    }

    /** A head with fields given as name and value in turn. */
    public static TestReply of(int status, String... namesAndValues) {
        return new TestReply(status, TestHeaders.of(namesAndValues));
    }

    /** A success that is a stream of events. */
    public static TestReply sse() {
        return of(200, "content-type", "text/event-stream");
    }

    /** A success that is one JSON value. */
    public static TestReply json() {
        return of(200, "content-type", "application/json");
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Headers headers() {
        return headers;
    }
}
