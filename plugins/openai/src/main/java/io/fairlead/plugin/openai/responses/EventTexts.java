package io.fairlead.plugin.openai.responses;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;

/**
 * Finds the text of a frame of an answer. This API says each text up to five times: in pieces, at the end of the text, of
 * its part, of its item and of the response. The pieces have a channel for each part of each item; what repeats them has
 * channels of its own, one for each place and repetition, so that every channel has the whole text once.
 */
public final class EventTexts {
    /** Channels of one item: parts of its content, of its summary, and its arguments. */
    private static final int ITEM = 256;

    private static final int SUMMARY = 100;
    private static final int ARGUMENTS = ITEM - 1;
    private static final int MOST_PARTS = 99;
    private static final int MOST_ITEMS = 65_535;
    /** Channels of all items. */
    private static final int ALL = ITEM * (MOST_ITEMS + 1);

    private static final int OF_TEXT = ALL;
    private static final int OF_PART = 2 * ALL;
    private static final int OF_ITEM = 3 * ALL;
    private static final int OF_RESPONSE = 4 * ALL;

    private final Frame frame;
    private final JsonCursor cursor;
    private final TextSpans out;

    private EventTexts(Frame frame, TextSpans out) {
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
            EventTexts texts = new EventTexts(frame, out);
            if (texts.cursor.is(JsonKind.OBJECT)) {
                texts.event(EventType.of(frame, new JsonCursor()));
            }
        } catch (JsonSyntaxException e) {
            // The watch says so to the host; a frame without readable text has none to show.
        }
    }

    private void event(String type) {
        switch (type) {
            case "response.output_text.delta" -> piece("content_index", 0, TextKind.TEXT);
            case "response.refusal.delta" -> piece("content_index", 0, TextKind.REFUSAL);
            case "response.reasoning_text.delta" -> piece("content_index", 0, TextKind.THINKING);
            case "response.reasoning_summary_text.delta" -> piece("summary_index", SUMMARY, TextKind.THINKING);
            case "response.function_call_arguments.delta" -> piece("", ARGUMENTS, TextKind.TOOL_ARGUMENTS);
            case "response.custom_tool_call_input.delta" -> piece("", ARGUMENTS, TextKind.TEXT);
            case "response.output_text.done" -> done("text", "content_index", 0, TextKind.TEXT);
            case "response.refusal.done" -> done("refusal", "content_index", 0, TextKind.REFUSAL);
            case "response.reasoning_text.done" -> done("text", "content_index", 0, TextKind.THINKING);
            case "response.reasoning_summary_text.done" -> done("text", "summary_index", SUMMARY, TextKind.THINKING);
            case "response.function_call_arguments.done" -> done("arguments", "", ARGUMENTS, TextKind.TOOL_ARGUMENTS);
            case "response.custom_tool_call_input.done" -> done("input", "", ARGUMENTS, TextKind.TEXT);
            case "response.content_part.done" -> part("content_index", 0);
            case "response.reasoning_summary_part.done" -> part("summary_index", SUMMARY);
            case "response.output_item.done" -> item();
            case "response.completed", "response.incomplete", "response.failed" -> response();
            case "response" -> output(0);
            default -> {}
        }
    }

    private void piece(String index, int first, TextKind kind) {
        int channel = slot(index, first);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("delta")) {
                span(channel, kind);
            } else {
                echo();
            }
        }
        cursor.leave();
    }

    private void echo() {
        if (cursor.nameIs("logprobs") && cursor.is(JsonKind.ARRAY)) {
            out.echo(cursor.rawStart(), cursor.rawEnd(), "[]");
        }
    }

    private void done(String member, String index, int first, TextKind kind) {
        int channel = slot(index, first);
        out.close(channel);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs(member)) {
                span(OF_TEXT + channel, kind);
            } else {
                echo();
            }
        }
        out.close(OF_TEXT + channel);
    }

    private void part(String index, int first) {
        int channel = slot(index, first);
        out.close(channel);
        cursor.enter();
        if (cursor.find("part") && cursor.is(JsonKind.OBJECT)) {
            words(OF_PART + channel, first == SUMMARY || stated("type", "reasoning_text"));
        }
        out.close(OF_PART + channel);
    }

    private void item() {
        int place = Math.min(index(cursor, "output_index"), MOST_ITEMS) * ITEM;
        for (int channel = 0; channel < ITEM; channel++) {
            out.close(place + channel);
        }
        cursor.enter();
        if (cursor.find("item") && cursor.is(JsonKind.OBJECT)) {
            item(OF_ITEM + place);
        }
    }

    private void response() {
        cursor.enter();
        if (cursor.find("response") && cursor.is(JsonKind.OBJECT)) {
            output(OF_RESPONSE);
        }
        out.closeAll();
    }

    /** The output of the response that the cursor stands on. */
    private void output(int base) {
        cursor.enter();
        if (cursor.find("output") && cursor.enter(JsonKind.ARRAY)) {
            for (int place = 0; cursor.nextElement(); place++) {
                if (cursor.is(JsonKind.OBJECT)) {
                    item(base + Math.min(place, MOST_ITEMS) * ITEM);
                }
            }
        }
        out.closeAll();
    }

    private void item(int base) {
        boolean reasoning = stated("type", "reasoning");
        boolean call = stated("type", "function_call");
        boolean custom = stated("type", "custom_tool_call");
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                parts(base, reasoning);
            } else if (cursor.nameIs("summary")) {
                parts(base + SUMMARY, true);
            } else if (call && cursor.nameIs("arguments")) {
                span(base + ARGUMENTS, TextKind.TOOL_ARGUMENTS);
            } else if (custom && cursor.nameIs("input")) {
                span(base + ARGUMENTS, TextKind.TEXT);
            }
        }
        cursor.leave();
    }

    private void parts(int base, boolean thinking) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        for (int i = 0; cursor.nextElement(); i++) {
            if (cursor.is(JsonKind.OBJECT)) {
                words(base + Math.min(i, MOST_PARTS), thinking);
            }
        }
        cursor.leave();
    }

    private void words(int channel, boolean thinking) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                span(channel, thinking ? TextKind.THINKING : TextKind.TEXT);
            } else if (cursor.nameIs("refusal")) {
                span(channel, TextKind.REFUSAL);
            } else {
                echo();
            }
        }
        cursor.leave();
    }

    /** The channel of the part that the event is about. */
    private int slot(String index, int first) {
        int place = Math.min(index(cursor, "output_index"), MOST_ITEMS) * ITEM;
        return place + first + (index.isEmpty() ? 0 : Math.min(index(cursor, index), MOST_PARTS));
    }

    /** A number of the object that a cursor stands on; it may stand behind the text. */
    private int index(JsonCursor at, String name) {
        JsonCursor ahead = ahead(at);
        boolean there = ahead.find(name) && ahead.is(JsonKind.NUMBER);
        return there ? (int) Math.clamp(ahead.longValue(), 0L, Integer.MAX_VALUE) : 0;
    }

    private boolean stated(String member, String text) {
        JsonCursor ahead = ahead(cursor);
        return ahead.find(member) && ahead.textIs(text);
    }

    private JsonCursor ahead(JsonCursor at) {
        JsonCursor ahead = JsonCursor.over(frame.array(), at.rawStart(), frame.dataEnd());
        ahead.enter();
        return ahead;
    }

    private void span(int channel, TextKind kind) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1L, cursor.rawEnd() - 1L, channel, kind, TextRole.ASSISTANT);
        }
    }
}
