package io.fairlead.plugin.gemini.text;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.toolkit.JsonStrings;

/**
 * Finds the text of a frame of an answer. The text of a candidate is a channel, and so are its thoughts: pieces in later
 * frames continue them. Calls of tools come whole: each of their strings is a channel that ends with it.
 */
public final class ReplyTexts {
    /** Channels of calls begin behind those of candidates. */
    private static final int CALLS = 1 << 20;

    private final Frame frame;
    private final JsonCursor cursor;
    private final TextSpans out;
    private int call = CALLS;

    private ReplyTexts(Frame frame, TextSpans out) {
        this.frame = frame;
        this.cursor = JsonCursor.over(frame.array(), frame.dataStart(), frame.dataEnd());
        this.out = out;
    }

    /** Pushes the texts of a frame, as far as it can be read. */
    public static void push(Frame frame, TextSpans out) {
        if (frame.dataStart() == frame.dataEnd()) {
            return;
        }
        try {
            new ReplyTexts(frame, out).frame();
        } catch (JsonSyntaxException e) {
            // The watch says so to the host; a frame without readable text has none to show.
        }
    }

    private void frame() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        if (cursor.find("candidates") && cursor.enter(JsonKind.ARRAY)) {
            for (int i = 0; cursor.nextElement(); i++) {
                if (cursor.is(JsonKind.OBJECT)) {
                    candidate(i);
                }
            }
        }
    }

    private void candidate(int place) {
        JsonCursor ahead = ahead();
        boolean indexed = ahead.find("index") && ahead.is(JsonKind.NUMBER);
        int text = 2 * (indexed ? (int) Math.clamp(ahead.doubleValue(), 0, CALLS / 4.0) : place);
        JsonCursor reason = ahead();
        boolean ended = reason.find("finishReason") && reason.is(JsonKind.STRING);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content") && cursor.enter(JsonKind.OBJECT)) {
                if (cursor.find("parts") && cursor.enter(JsonKind.ARRAY)) {
                    parts(text);
                    cursor.leave();
                }
                cursor.leave();
            } else if (cursor.nameIs("logprobsResult") && cursor.is(JsonKind.OBJECT)) {
                out.echo(cursor.rawStart(), cursor.rawEnd(), "{}");
            }
        }
        cursor.leave();
        if (ended) {
            out.close(text);
            out.close(text + 1);
        }
    }

    private void parts(int text) {
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                part(text);
            }
        }
    }

    private void part(int text) {
        JsonCursor ahead = ahead();
        boolean thought = ahead.find("thought") && ahead.is(JsonKind.TRUE);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                span(thought ? text + 1 : text, thought ? TextKind.THINKING : TextKind.TEXT);
            } else if (cursor.nameIs("functionCall") && cursor.enter(JsonKind.OBJECT)) {
                call();
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void call() {
        while (cursor.nextMember()) {
            if (cursor.nameIs("args")) {
                JsonStrings.each(cursor, () -> {
                    span(call, TextKind.TOOL_ARGUMENTS);
                    out.close(call++);
                });
            }
        }
    }

    /** Inside the object that the cursor stands on. */
    private JsonCursor ahead() {
        JsonCursor ahead = JsonCursor.over(frame.array(), cursor.rawStart(), frame.dataEnd());
        ahead.enter();
        return ahead;
    }

    private void span(int channel, TextKind kind) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1L, cursor.rawEnd() - 1L, channel, kind, TextRole.ASSISTANT);
        }
    }
}
