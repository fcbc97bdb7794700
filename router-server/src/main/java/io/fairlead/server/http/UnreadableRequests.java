package io.fairlead.server.http;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.flow.RequestFlow;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers requests that are no valid HTTP, which the server refuses before a route could see them. */
final class UnreadableRequests implements DirectHandler {
    private final RequestFlow flow;
    private final int longestLine;

    UnreadableRequests(RequestFlow flow, int longestLine) {
        this.flow = flow;
        this.longestLine = longestLine;
    }

    /** This for whatever the server refuses. */
    DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            handlers.addHandler(event, this);
        }
        return handlers.build();
    }

    /** The server's own message is left out: it may quote what the client sent. */
    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType event,
            Status status,
            ServerResponseHeaders headers,
            @Nullable String message) {
        ErrorAnswer answer = answer(request.method(), request.path(), request.headers(), status.code());
        headers.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, answer.contentType()));
        return TransportResponse.builder()
                .status(Status.create(answer.status()))
                .headers(headers)
                .keepAlive(false)
                .entity(body(answer))
                .build();
    }

    private static byte[] body(ErrorAnswer answer) {
        return Arrays.copyOfRange(
                answer.body().array(), answer.body().start(), answer.body().end());
    }

    /** The answer, as far as the request can be understood; its path may have a query. */
    private ErrorAnswer answer(String method, String path, Headers headers, int status) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return flow.unreadable(
                new ClientHead(method, plain, null, Map.of(), new RequestFields(headers)), error(headers, status));
    }

    private RouterError error(Headers headers, int status) {
        if (status == Status.BAD_REQUEST_400.code() && headers.contains(HeaderNames.CONTENT_ENCODING)) {
            return RouterError.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "content encoding: found one, expected a body that is not compressed and no Content-Encoding");
        }
        if (status == Status.INTERNAL_SERVER_ERROR_500.code()) {
            return RouterError.of(ErrorCode.INTERNAL, "the gateway failed before the request was read");
        }
        String message = switch (status) {
            case 414 -> "found a first line of more than " + longestLine + " bytes, expected a shorter path and query";
            case 501 -> "transfer encoding: found one that is unknown, expected chunked alone";
            case 505 -> "HTTP version: found another one, expected HTTP/1.1 or HTTP/2";
            default -> "found a request that is not well-formed HTTP, expected a valid first line and valid headers";
        };
        return RouterError.builder(ErrorCode.INVALID_REQUEST, message)
                .status(status)
                .build();
    }
}
