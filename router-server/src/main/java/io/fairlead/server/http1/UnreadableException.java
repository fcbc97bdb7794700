package io.fairlead.server.http1;

import io.fairlead.api.http.Headers;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.http.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request that cannot be read. An expected result, so it carries no stack. */
final class UnreadableException extends IOException {
    private final int status;
    private final transient RequestHead head;
    private final transient @Nullable MalformedException wrong;

    private UnreadableException(int status, RequestHead head, @Nullable MalformedException wrong) {
        super("a request that is no HTTP/1.1");
        this.status = status;
        this.head = head;
        this.wrong = wrong;
    }

    static UnreadableException of(int status) {
        return of(status, "", "");
    }

    static UnreadableException of(int status, String method, String path) {
        return of(status, method, path, new HeaderLines());
    }

    static UnreadableException of(int status, String method, String path, Headers fields) {
        return new UnreadableException(
                status, new RequestHead(new FirstLine(method, path, null), fields, 0, true, false), null);
    }

    /** Of a head whose first line could be read. */
    static UnreadableException of(FirstLine line, Headers fields, MalformedException wrong) {
        FirstLine shown = new FirstLine(line.method(), line.path(), null);
        return new UnreadableException(400, new RequestHead(shown, fields, 0, true, false), wrong);
    }

    int status() {
        return status;
    }

    /** What is wrong with its fields, if that is the matter. */
    @Nullable MalformedException wrong() {
        return wrong;
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
