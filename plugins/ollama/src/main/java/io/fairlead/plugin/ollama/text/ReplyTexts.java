package io.fairlead.plugin.ollama.text;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.toolkit.JsonStrings;

/**
 * Finds the text of a frame of an answer. Words and thoughts have a channel each, so that pieces in later lines continue
 * each other; a call of a tool comes whole, and each string of its arguments ends where it stands.
 */
public final class ReplyTexts {
    private static final int WORDS = 0;
    private static final int THOUGHTS = 1;
    private static final int ARGUMENTS = 2;

    private final JsonCursor cursor;
    private final TextSpans out;

    private ReplyTexts(Frame frame, TextSpans out) {
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
        boolean done = false;
        while (cursor.nextMember()) {
            if (cursor.nameIs("message") && cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    said("content");
                }
                cursor.leave();
            } else if (cursor.nameIs("logprobs") && cursor.is(JsonKind.ARRAY)) {
                out.echo(cursor.rawStart(), cursor.rawEnd(), "[]");
            } else if (cursor.nameIs("done")) {
                done = cursor.is(JsonKind.TRUE);
            } else {
                said("response");
            }
        }
        if (done) {
            out.closeAll();
        }
    }

    /** A member that holds text; that of the answer has another name in each kind of reply. */
    private void said(String words) {
        if (cursor.nameIs(words)) {
            span(WORDS, TextKind.TEXT);
        } else if (cursor.nameIs("thinking")) {
            span(THOUGHTS, TextKind.THINKING);
        } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                call();
            }
            cursor.leave();
        }
    }

    private void call() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        if (cursor.find("function") && cursor.enter(JsonKind.OBJECT)) {
            if (cursor.find("arguments")) {
                JsonStrings.each(cursor, this::argument);
            }
            cursor.leave();
        }
        cursor.leave();
    }

    private void argument() {
        span(ARGUMENTS, TextKind.TOOL_ARGUMENTS);
        out.close(ARGUMENTS);
    }

    private void span(int channel, TextKind kind) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1L, cursor.rawEnd() - 1L, channel, kind, TextRole.ASSISTANT);
        }
    }
}
