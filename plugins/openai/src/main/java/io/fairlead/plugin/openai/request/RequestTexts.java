package io.fairlead.plugin.openai.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import java.util.stream.Stream;

/** Finds the text of a request that a person, the model or a tool wrote. Each string is a channel of its own. */
public final class RequestTexts {
    private static final String MESSAGES = "messages";
    private static final String PREDICTION = "prediction";

    private final Slice value;
    /** Added to an index into the slice's array it gives the offset in the body. */
    private final long shift;

    private final JsonCursor cursor;
    private final TextSpans out;
    private int channel;

    private RequestTexts(Slice value, long start, int firstChannel, TextSpans out) {
        this.value = value;
        this.shift = start - value.start();
        this.channel = firstChannel;
        this.cursor = JsonCursor.over(value.array(), value.start(), value.end());
        this.out = out;
    }

    /** The texts of a chat: contents, refusals, reasoning, arguments and results of tools, what is expected of the answer. */
    public static void chat(RequestBody body, TextSpans out) {
        push(body, out, MESSAGES, PREDICTION);
    }

    /** The texts of members that are strings or arrays of strings, such as {@code prompt} and {@code input}. */
    public static void plain(RequestBody body, TextSpans out, String... members) {
        push(body, out, members);
    }

    /** In the order in which the members stand, whatever order they are named in. */
    private static void push(RequestBody body, TextSpans out, String... names) {
        JsonScan scan = body.json();
        if (scan == null) {
            return;
        }
        int[] members = Stream.of(names)
                .mapToInt(scan::find)
                .filter(member -> member >= 0)
                .sorted()
                .toArray();
        int channels = 0;
        for (int member : members) {
            long start = scan.valueStart(member);
            RequestTexts texts = new RequestTexts(body.slice(start, scan.valueEnd(member)), start, channels, out);
            texts.member(scan.name(member));
            channels = texts.channel;
        }
        if (members.length > 0) {
            out.closeAll();
        }
    }

    private void member(String name) {
        switch (name) {
            case MESSAGES -> messages();
            case PREDICTION -> prediction();
            default -> strings();
        }
    }

    private void messages() {
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                message();
            }
        }
    }

    private void prediction() {
        if (cursor.enter(JsonKind.OBJECT) && cursor.find("content")) {
            content(TextKind.TEXT, TextRole.USER);
        }
    }

    private void strings() {
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                span(TextKind.TEXT, TextRole.USER);
            }
            return;
        }
        span(TextKind.TEXT, TextRole.USER);
    }

    private void message() {
        if (!cursor.is(JsonKind.OBJECT)) {
            return;
        }
        TextRole role = role();
        TextKind kind = role.equals(TextRole.TOOL) ? TextKind.TOOL_RESULT : TextKind.TEXT;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                content(kind, role);
            } else if (cursor.nameIs("reasoning_content") || cursor.nameIs("reasoning")) {
                span(TextKind.THINKING, role);
            } else if (cursor.nameIs("refusal")) {
                span(TextKind.REFUSAL, role);
            } else if (cursor.nameIs("function_call")) {
                within("arguments", TextKind.TOOL_ARGUMENTS, role);
            } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    toolCall(role);
                }
                cursor.leave();
            }
        }
        cursor.leave();
    }

    /** The role may stand behind the content. */
    private TextRole role() {
        JsonCursor ahead = JsonCursor.over(value.array(), cursor.rawStart(), value.end());
        ahead.enter();
        if (!ahead.find("role")) {
            return TextRole.USER;
        }
        if (ahead.textIs("system") || ahead.textIs("developer")) {
            return TextRole.SYSTEM;
        }
        if (ahead.textIs("tool") || ahead.textIs("function")) {
            return TextRole.TOOL;
        }
        return ahead.textIs("assistant") ? TextRole.ASSISTANT : TextRole.USER;
    }

    private void content(TextKind kind, TextRole role) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            span(kind, role);
            return;
        }
        while (cursor.nextElement()) {
            part(kind, role);
        }
        cursor.leave();
    }

    private void part(TextKind kind, TextRole role) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            span(kind, role);
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                span(kind, role);
            } else if (cursor.nameIs("refusal")) {
                span(TextKind.REFUSAL, role);
            } else if (cursor.nameIs("thinking") && !kind.equals(TextKind.THINKING)) {
                content(TextKind.THINKING, role);
            }
        }
        cursor.leave();
    }

    private void toolCall(TextRole role) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("function")) {
                within("arguments", TextKind.TOOL_ARGUMENTS, role);
            } else if (cursor.nameIs("custom")) {
                // Arguments are JSON; what a custom tool is given is any text.
                within("input", TextKind.TEXT, role);
            }
        }
        cursor.leave();
    }

    private void within(String member, TextKind kind, TextRole role) {
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                if (cursor.nameIs(member)) {
                    span(kind, role);
                }
            }
            cursor.leave();
        }
    }

    private void span(TextKind kind, TextRole role) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1 + shift, cursor.rawEnd() - 1 + shift, channel++, kind, role);
        }
    }
}
