package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;

/**
 * Finds the text of a frame of an answer. A choice has a channel each for its text, its reasoning, its refusal and the
 * arguments of each of its calls, numbered from the choice's index, so that pieces in later frames continue them.
 */
public final class ReplyTexts {
    /** Channels of one choice. Calls beyond them share the last. */
    private static final int CHANNELS = 64;

    private static final int TEXT = 0;
    private static final int THINKING = 1;
    private static final int REFUSAL = 2;
    private static final int REASONING = 3;
    private static final int FIRST_CALL = 4;

    private final Frame frame;
    private final JsonCursor cursor;
    private final TextSpans out;

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
        if (DoneMark.is(frame)) {
            out.closeAll();
            return;
        }
        try {
            new ReplyTexts(frame, out).choices();
        } catch (JsonSyntaxException e) {
            // The watch says so to the host; a frame without readable text has none to show.
        }
    }

    private void choices() {
        if (!cursor.enter(JsonKind.OBJECT) || !cursor.find("choices") || !cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                choice(index("index") * CHANNELS);
            }
        }
    }

    private void choice(int base) {
        boolean finished = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("delta") || cursor.nameIs("message")) {
                parts(base);
            } else if (cursor.nameIs("text")) {
                span(base + TEXT, TextKind.TEXT);
            } else if (cursor.nameIs("logprobs") && cursor.is(JsonKind.OBJECT)) {
                out.echo(cursor.rawStart(), cursor.rawEnd(), "null");
            } else if (cursor.nameIs("finish_reason")) {
                finished = cursor.is(JsonKind.STRING);
            }
        }
        cursor.leave();
        for (int channel = 0; finished && channel < CHANNELS; channel++) {
            out.close(base + channel);
        }
    }

    private void parts(int base) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                content(base, TEXT, TextKind.TEXT);
            } else if (cursor.nameIs("reasoning_content")) {
                span(base + THINKING, TextKind.THINKING);
            } else if (cursor.nameIs("reasoning")) {
                // Some servers send the same under both names: in one channel each piece would come twice.
                span(base + REASONING, TextKind.THINKING);
            } else if (cursor.nameIs("refusal")) {
                span(base + REFUSAL, TextKind.REFUSAL);
            } else if (cursor.nameIs("function_call")) {
                // The form that calls had before there could be several of them.
                within("arguments", base + FIRST_CALL, TextKind.TOOL_ARGUMENTS);
            } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
                calls(base);
                cursor.leave();
            }
        }
        cursor.leave();
    }

    /** A text, or a list of parts, of which some may be reasoning. */
    private void content(int base, int channel, TextKind kind) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            span(base + channel, kind);
            return;
        }
        while (cursor.nextElement()) {
            if (!cursor.enter(JsonKind.OBJECT)) {
                span(base + channel, kind);
                continue;
            }
            while (cursor.nextMember()) {
                if (cursor.nameIs("text")) {
                    span(base + channel, kind);
                } else if (cursor.nameIs("thinking") && !kind.equals(TextKind.THINKING)) {
                    content(base, THINKING, TextKind.THINKING);
                } else if (cursor.nameIs("refusal")) {
                    span(base + REFUSAL, TextKind.REFUSAL);
                }
            }
            cursor.leave();
        }
        cursor.leave();
    }

    private void calls(int base) {
        int place = 0;
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                // A whole answer does not number its calls: their order does.
                int call = Math.max(place, index("index"));
                arguments(base + Math.min(FIRST_CALL + call, CHANNELS - 1));
            }
            place++;
        }
    }

    private void arguments(int channel) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("function")) {
                within("arguments", channel, TextKind.TOOL_ARGUMENTS);
            } else if (cursor.nameIs("custom")) {
                // Arguments are JSON; what a custom tool is given is any text.
                within("input", channel, TextKind.TEXT);
            }
        }
        cursor.leave();
    }

    private void within(String member, int channel, TextKind kind) {
        if (cursor.enter(JsonKind.OBJECT)) {
            if (cursor.find(member)) {
                span(channel, kind);
            }
            cursor.leave();
        }
    }

    /** The number of the object that the cursor stands on; it may stand behind the text. */
    private int index(String name) {
        JsonCursor ahead = JsonCursor.over(frame.array(), cursor.rawStart(), frame.dataEnd());
        ahead.enter();
        boolean there = ahead.find(name) && ahead.is(JsonKind.NUMBER);
        return there ? (int) Math.clamp(ahead.longValue(), 0L, Integer.MAX_VALUE / CHANNELS - 1L) : 0;
    }

    private void span(int channel, TextKind kind) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1L, cursor.rawEnd() - 1L, channel, kind, TextRole.ASSISTANT);
        }
    }
}
