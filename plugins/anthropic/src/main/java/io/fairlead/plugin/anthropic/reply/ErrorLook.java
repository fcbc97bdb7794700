package io.fairlead.plugin.anthropic.reply;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upstream says of a failure: this API's own form, and what proxies in front of it and other vendors make
 * of it: the error as a plain text, a message at the top, a page of HTML.
 */
public final class ErrorLook {
    private static final int TEXT_BOUND = 4096;

    private final JsonCursor cursor;
    private @Nullable String type;
    private @Nullable String code;
    private @Nullable String message;

    private ErrorLook(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The error that a whole reply is. */
    public static UpstreamError of(ReplyHead head, Slice body) {
        try {
            return at(JsonCursor.over(body.array(), body.start(), body.end()), head.status());
        } catch (JsonSyntaxException e) {
            String text = body.slice(0, Math.min(body.length(), TEXT_BOUND)).utf8();
            return UpstreamError.of(head.status(), null, null, text.strip());
        }
    }

    /** The error that the cursor stands on, within a reply of this status. */
    public static UpstreamError at(JsonCursor cursor, int status) {
        ErrorLook look = new ErrorLook(cursor);
        look.outside();
        String text = look.message == null ? "" : look.message;
        return UpstreamError.of(
                status < 400 ? ErrorTypes.status(look.type, status) : status,
                look.type,
                look.code,
                text.length() <= TEXT_BOUND ? text : text.substring(0, TEXT_BOUND));
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
            if (cursor.nameIs("type")) {
                type = cursor.textOrNull();
            } else if (cursor.nameIs("code")) {
                code = cursor.is(JsonKind.NUMBER) ? cursor.rawText() : cursor.textOrNull();
            } else if (cursor.nameIs("message")) {
                say();
            } else if (cursor.nameIs("details")) {
                details();
            }
        }
        cursor.leave();
    }

    /** Where the vendor has more to say than the type, it has a code of its own. */
    private void details() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("error_code") && code == null) {
                code = cursor.textOrNull();
            }
        }
        cursor.leave();
    }

    private void say() {
        String text = cursor.textOrNull();
        message = text == null ? message : text;
    }
}
