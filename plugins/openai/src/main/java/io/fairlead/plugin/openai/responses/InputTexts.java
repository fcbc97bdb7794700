package io.fairlead.plugin.openai.responses;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import java.util.stream.Stream;

/**
 * Finds the text of a request that a person, the model or a tool wrote: instructions, messages, arguments and results of
 * calls, summaries of reasoning. Each string is a channel of its own.
 */
public final class InputTexts {
    private final Slice value;
    /** Added to an index into the slice's array it gives the offset in the body. */
    private final long shift;

    private final JsonCursor cursor;
    private final TextSpans out;
    private int channel;

    private InputTexts(Slice value, long start, int firstChannel, TextSpans out) {
        this.value = value;
        this.shift = start - value.start();
        this.channel = firstChannel;
        this.cursor = JsonCursor.over(value.array(), value.start(), value.end());
        this.out = out;
    }

    /** Pushes them in the order in which they stand. */
    public static void push(RequestBody body, TextSpans out) {
        JsonScan scan = body.json();
        if (scan == null) {
            return;
        }
        int[] members = Stream.of("instructions", "input")
                .mapToInt(scan::find)
                .filter(member -> member >= 0)
                .sorted()
                .toArray();
        int channels = 0;
        for (int member : members) {
            long start = scan.valueStart(member);
            var texts = new InputTexts(body.slice(start, scan.valueEnd(member)), start, channels, out);
            texts.items(scan.name(member).equals("instructions") ? TextRole.SYSTEM : TextRole.USER);
            channels = texts.channel;
        }
        if (members.length > 0) {
            out.closeAll();
        }
    }

    private void items(TextRole otherwise) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            span(TextKind.TEXT, otherwise);
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                item();
            }
        }
    }

    private void item() {
        boolean reasoning = stated("type", "reasoning");
        TextRole role = reasoning ? TextRole.ASSISTANT : role();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                content(reasoning ? TextKind.THINKING : TextKind.TEXT, role);
            } else if (cursor.nameIs("summary")) {
                content(TextKind.THINKING, TextRole.ASSISTANT);
            } else if (cursor.nameIs("arguments")) {
                span(TextKind.TOOL_ARGUMENTS, TextRole.ASSISTANT);
            } else if (cursor.nameIs("input")) {
                // Arguments are JSON; what a custom tool is given is any text.
                span(TextKind.TEXT, TextRole.ASSISTANT);
            } else if (cursor.nameIs("output")) {
                content(TextKind.TOOL_RESULT, TextRole.TOOL);
            }
        }
        cursor.leave();
    }

    private TextRole role() {
        if (stated("role", "system") || stated("role", "developer")) {
            return TextRole.SYSTEM;
        }
        return stated("role", "assistant") ? TextRole.ASSISTANT : TextRole.USER;
    }

    /** What a member of the item says, wherever in it that stands. */
    private boolean stated(String member, String text) {
        JsonCursor ahead = JsonCursor.over(value.array(), cursor.rawStart(), value.end());
        ahead.enter();
        return ahead.find(member) && ahead.textIs(text);
    }

    private void content(TextKind kind, TextRole role) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            span(kind, role);
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                part(kind, role);
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void part(TextKind kind, TextRole role) {
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                span(kind, role);
            } else if (cursor.nameIs("refusal")) {
                span(TextKind.REFUSAL, role);
            } else if (cursor.nameIs("logprobs") && cursor.is(JsonKind.ARRAY)) {
                out.echo((long) cursor.rawStart() + shift, (long) cursor.rawEnd() + shift, "[]");
            }
        }
    }

    private void span(TextKind kind, TextRole role) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1 + shift, cursor.rawEnd() - 1 + shift, channel++, kind, role);
        }
    }
}
