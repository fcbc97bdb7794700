package io.fairlead.core.codec;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Hints;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what the flow needs of a request. */
public final class RequestReading {
    private static final String STRATEGY_HEADER = "X-Fairlead-Strategy";

    private RequestReading() {}

    /**
     * Whether a body of this type is JSON.
     *
     * @throws RouterException if it is anything else
     */
    public static void requireJson(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        if (type.equalsIgnoreCase("application/json")
                || type.toLowerCase(Locale.ROOT).endsWith("+json")) {
            return;
        }
        throw new RouterException(RouterError.builder(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "content type: found '" + printable(type) + "', expected application/json")
                .parameter("content-type")
                .build());
    }

    /** Refuses a body that is compressed. */
    public static void requirePlain(@Nullable String contentEncoding) {
        if (contentEncoding == null || contentEncoding.strip().equalsIgnoreCase("identity")) {
            return;
        }
        throw new RouterException(RouterError.builder(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "content encoding: found '" + printable(contentEncoding.strip())
                                + "', expected a body that is not compressed and no Content-Encoding")
                .parameter("content-encoding")
                .build());
    }

    private static String printable(String type) {
        return type.length() > 80 ? type.substring(0, 80) + "..." : type;
    }

    /** The request behind a body. */
    public static ClientRequest read(Dialect dialect, RequestHead head, StoredBody body) {
        RequestFacts facts = dialect.facts(head, body);
        return new ClientRequest(dialect, head, body, facts, hints(head, body));
    }

    private static Hints hints(RequestHead head, RequestBody body) {
        String header = head.headers().first(STRATEGY_HEADER);
        JsonScan scan = body.json();
        int member = scan == null ? -1 : scan.find(Hints.MEMBER);
        if (member < 0 || scan == null) {
            return header == null ? Hints.NONE : new Hints(header, false);
        }
        if (scan.kind(member) != JsonKind.OBJECT) {
            throw wrong(Hints.MEMBER, scan.kind(member), "an object");
        }
        String inBody = strategy(body.slice(scan.valueStart(member), scan.valueEnd(member)));
        return new Hints(inBody == null ? header : inBody, true);
    }

    private static @Nullable String strategy(Slice json) {
        JsonCursor cursor = JsonCursor.over(json.array(), json.start(), json.end());
        cursor.enter();
        String strategy = null;
        while (cursor.nextMember()) {
            if (!cursor.nameIs("strategy")) {
                throw new RouterException(RouterError.builder(
                                ErrorCode.INVALID_REQUEST,
                                "unknown member of routing: found '" + printable(cursor.name())
                                        + "', expected strategy")
                        .parameter(Hints.MEMBER)
                        .build());
            }
            if (cursor.kind() != JsonKind.STRING) {
                throw wrong("routing.strategy", cursor.kind(), "a string");
            }
            strategy = cursor.text();
        }
        return strategy;
    }

    private static RouterException wrong(String path, JsonKind found, String expected) {
        String kind = found.name().toLowerCase(Locale.ROOT);
        return new RouterException(
                RouterError.builder(ErrorCode.INVALID_REQUEST, path + ": found " + kind + ", expected " + expected)
                        .parameter(path)
                        .build());
    }
}
