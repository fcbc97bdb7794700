package io.fairlead.plugin.anthropic.text;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.toolkit.JsonStrings;

/**
 * Finds the text of a frame of an answer. In a stream the number of a block is its channel, so that pieces in later
 * frames continue each other, until the block stops. In a whole answer each string is a channel of its own.
 */
public final class ReplyTexts {
    private final Frame frame;
    private final JsonCursor cursor;
    private final TextSpans out;
    private int channel;

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
        if (!cursor.is(JsonKind.OBJECT)) {
            return;
        }
        String event = frame.event();
        switch (event == null ? type() : event) {
            case "content_block_delta" -> piece("delta");
            case "content_block_start" -> piece("content_block");
            case "content_block_stop" -> out.close(index());
            case "message_stop" -> out.closeAll();
            case "message" -> whole();
            default -> {}
        }
    }

    private String type() {
        JsonCursor ahead = ahead();
        String type = ahead.find("type") ? ahead.textOrNull() : null;
        return type == null ? "" : type;
    }

    private int index() {
        JsonCursor ahead = ahead();
        boolean there = ahead.find("index") && ahead.is(JsonKind.NUMBER);
        return there ? (int) Math.clamp(ahead.longValue(), 0L, Integer.MAX_VALUE) : 0;
    }

    /** Inside the object that the cursor stands on. */
    private JsonCursor ahead() {
        JsonCursor ahead = JsonCursor.over(frame.array(), cursor.rawStart(), frame.dataEnd());
        ahead.enter();
        return ahead;
    }

    private void piece(String member) {
        channel = index();
        cursor.enter();
        if (cursor.find(member) && cursor.is(JsonKind.OBJECT)) {
            cursor.enter();
            while (cursor.nextMember()) {
                if (cursor.nameIs("text")) {
                    span(TextKind.TEXT);
                } else if (cursor.nameIs("thinking")) {
                    span(TextKind.THINKING);
                } else if (cursor.nameIs("partial_json")) {
                    span(TextKind.TOOL_ARGUMENTS);
                }
            }
        }
    }

    private void whole() {
        cursor.enter();
        if (cursor.find("content") && cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                if (cursor.is(JsonKind.OBJECT)) {
                    block();
                }
            }
        }
        out.closeAll();
    }

    private void block() {
        boolean tool = type().equals("tool_use");
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                next(TextKind.TEXT);
            } else if (cursor.nameIs("thinking")) {
                next(TextKind.THINKING);
            } else if (tool && cursor.nameIs("input")) {
                JsonStrings.each(cursor, () -> next(TextKind.TOOL_ARGUMENTS));
            }
        }
        cursor.leave();
    }

    private void next(TextKind kind) {
        span(kind);
        channel++;
    }

    private void span(TextKind kind) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1L, cursor.rawEnd() - 1L, channel, kind, TextRole.ASSISTANT);
        }
    }
}
