package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.toolkit.RetryAfter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upstream says of a failure: this API's own form, alone or as the one element of an array, as streams have
 * it; and what proxies in front of it make of it: the error as a plain text, a message at the top, a page of HTML.
 */
public final class ErrorLook {
    private static final int TEXT_BOUND = 4096;
    private static final int LEAST_STATUS = 400;
    private static final int MOST_STATUS = 599;

    private final JsonCursor cursor;
    private int code;
    private @Nullable String status;
    private @Nullable String reason;
    private @Nullable String message;
    private @Nullable Duration wait;

    private ErrorLook(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The error that a whole reply is. */
    public static UpstreamError of(ReplyHead head, Slice body) {
        try {
            JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
            if (cursor.enter(JsonKind.ARRAY) && !cursor.nextElement()) {
                return UpstreamError.of(head.status(), null, null, "");
            }
            return at(cursor, head.status());
        } catch (JsonSyntaxException e) {
            String text = body.slice(0, Math.min(body.length(), TEXT_BOUND)).utf8();
            return UpstreamError.of(head.status(), null, null, text.strip());
        }
    }

    /** The error that the cursor stands on, within a reply of this status. */
    public static UpstreamError at(JsonCursor cursor, int replyStatus) {
        ErrorLook look = new ErrorLook(cursor);
        look.outside();
        String text = look.message == null ? "" : look.message;
        return UpstreamError.of(
                        replyStatus < LEAST_STATUS ? look.status(replyStatus) : replyStatus,
                        look.status,
                        look.reason,
                        text.length() <= TEXT_BOUND ? text : text.substring(0, TEXT_BOUND))
                .withRetryAfter(look.wait);
    }

    private int status(int otherwise) {
        return code >= LEAST_STATUS && code <= MOST_STATUS ? code : ErrorStatus.status(status, otherwise);
    }

    private void outside() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            message = cursor.textOrNull();
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("error")) {
                inside();
            } else if (cursor.nameIs("message") || cursor.nameIs("detail")) {
                say();
            }
        }
        cursor.leave();
    }

    private void inside() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            say();
            return;
        }
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "code" -> code = cursor.is(JsonKind.NUMBER) ? (int) cursor.doubleValue() : 0;
                case "status" -> status = cursor.textOrNull();
                case "message" -> say();
                case "details" -> details();
                default -> {}
            }
        }
        cursor.leave();
    }

    private void say() {
        String text = cursor.textOrNull();
        message = text == null ? message : text;
    }

    private void details() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                detail();
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void detail() {
        while (cursor.nextMember()) {
            String text = cursor.textOrNull();
            if (text != null && cursor.nameIs("reason")) {
                reason = text;
            } else if (text != null && cursor.nameIs("retryDelay")) {
                wait = RetryAfter.written(text);
            }
        }
    }
}
