package io.fairlead.server.http1;

import io.fairlead.api.http.Headers;
import io.fairlead.core.http.HeaderLines;
import java.io.IOException;

/** A request that cannot be read. An expected result, so it carries no stack. */
final class UnreadableException extends IOException {
    private final int status;
    private final transient RequestHead head;

    private UnreadableException(int status, RequestHead head) {
        super("a request that is no HTTP/1.1");
        this.status = status;
        this.head = head;
    }

    static UnreadableException of(int status) {
        return of(status, "", "");
    }

    static UnreadableException of(int status, String method, String path) {
        return of(status, method, path, new HeaderLines());
    }

    static UnreadableException of(int status, String method, String path, Headers fields) {
        return new UnreadableException(
                status, new RequestHead(new FirstLine(method, path, null), fields, 0, true, false));
    }

    int status() {
        return status;
    }

    /** As much of its head as could be read, and no body. */
    RequestHead head() {
        return head;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
