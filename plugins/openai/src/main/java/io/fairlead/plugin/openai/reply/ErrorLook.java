package io.fairlead.plugin.openai.reply;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upstream says of a failure: this API's own form and those that vendors made of it: the error as a plain
 * text, its members at the top, numbers for codes, a list of details, a list around it all, a page of HTML.
 */
public final class ErrorLook {
    private static final int TEXT_BOUND = 4096;
    private static final int DEPTH_BOUND = 4;
    private static final Pattern STATUS = Pattern.compile("[0-9]{3}");

    private final JsonCursor cursor;
    private @Nullable String type;
    private @Nullable String code;
    private @Nullable String message;
    private @Nullable String parameter;
    private int status;

    private ErrorLook(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The error that a whole reply is. */
    public static UpstreamError of(ReplyHead head, Slice body) {
        ErrorLook look = new ErrorLook(JsonCursor.over(body.array(), body.start(), body.end()));
        try {
            look.value(0);
        } catch (JsonSyntaxException e) {
            return UpstreamError.of(head.status(), null, null, plain(body));
        }
        return look.error(head.status());
    }

    /** The error that the cursor stands on, within a reply of this status; the cursor is stepped past it. */
    public static UpstreamError at(JsonCursor cursor, int status) {
        ErrorLook look = new ErrorLook(cursor);
        look.value(0);
        return look.error(status);
    }

    private UpstreamError error(int ofReply) {
        int stated = status >= 400 && status < 600 ? status : ofReply;
        return UpstreamError.of(stated, type, code, message == null ? "" : bounded(message))
                .withParameter(parameter);
    }

    private static String bounded(String text) {
        return text.length() <= TEXT_BOUND ? text : text.substring(0, TEXT_BOUND);
    }

    /** A page of a proxy says little, and much of it is markup: its text is kept for words such as rate limit. */
    private static String plain(Slice body) {
        return body.slice(0, Math.min(body.length(), TEXT_BOUND)).utf8().strip();
    }

    private void value(int depth) {
        switch (cursor.kind()) {
            case STRING -> say(cursor.text());
            case OBJECT -> object(depth);
            case ARRAY -> first(depth);
            default -> cursor.skip();
        }
    }

    /** Of several errors the first is told. */
    private void first(int depth) {
        cursor.enter();
        if (cursor.nextElement() && depth < DEPTH_BOUND) {
            value(depth + 1);
        }
        cursor.leave();
    }

    private void object(int depth) {
        cursor.enter();
        while (cursor.nextMember()) {
            member(depth);
        }
        cursor.leave();
    }

    private void member(int depth) {
        if (cursor.nameIs("code") || cursor.nameIs("status_code")) {
            code();
        } else if (cursor.nameIs("type") || cursor.nameIs("status")) {
            type = type == null ? cursor.textOrNull() : type;
        } else if (cursor.nameIs("param")) {
            parameter = parameter == null ? cursor.textOrNull() : parameter;
        } else if (says() && depth < DEPTH_BOUND) {
            value(depth + 1);
        }
    }

    private boolean says() {
        return cursor.nameIs("error") || cursor.nameIs("message") || cursor.nameIs("detail") || cursor.nameIs("msg");
    }

    private void code() {
        if (cursor.is(JsonKind.NUMBER)) {
            String number = cursor.rawText();
            status = STATUS.matcher(number).matches() ? Integer.parseInt(number) : status;
            code = code == null ? number : code;
            return;
        }
        String text = cursor.textOrNull();
        code = code == null ? text : code;
    }

    private void say(String text) {
        message = message == null || message.isEmpty() ? text : message;
    }
}
