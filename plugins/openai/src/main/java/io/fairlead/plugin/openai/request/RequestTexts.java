package io.fairlead.plugin.openai.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import org.jspecify.annotations.Nullable;

/** Finds the text of a request that a person, the model or a tool wrote. Each string is a channel of its own. */
public final class RequestTexts {
    private final Slice value;
    /** Added to an index into the slice's array it gives the offset in the body. */
    private final long shift;

    private final JsonCursor cursor;
    private final TextSpans out;
    private int channel;

    private RequestTexts(Slice value, long start, TextSpans out) {
        this.value = value;
        this.shift = start - value.start();
        this.cursor = JsonCursor.over(value.array(), value.start(), value.end());
        this.out = out;
    }

    /** The texts of a chat: contents, refusals, reasoning, arguments and results of tools. */
    public static void chat(RequestBody body, TextSpans out) {
        RequestTexts texts = in(body, "messages", out);
        if (texts != null && texts.cursor.enter(JsonKind.ARRAY)) {
            while (texts.cursor.nextElement()) {
                texts.message();
            }
            out.closeAll();
        }
    }

    /** The texts of a member that is a string or an array of strings, such as {@code prompt} and {@code input}. */
    public static void plain(RequestBody body, String member, TextSpans out) {
        RequestTexts texts = in(body, member, out);
        if (texts != null) {
            texts.strings();
            out.closeAll();
        }
    }

    private static @Nullable RequestTexts in(RequestBody body, String name, TextSpans out) {
        JsonScan scan = body.json();
        int member = scan == null ? -1 : scan.find(name);
        if (scan == null || member < 0) {
            return null;
        }
        long start = scan.valueStart(member);
        return new RequestTexts(body.slice(start, scan.valueEnd(member)), start, out);
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
            if (cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    if (cursor.nameIs("text")) {
                        span(kind, role);
                    } else if (cursor.nameIs("refusal")) {
                        span(TextKind.REFUSAL, role);
                    }
                }
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void toolCall(TextRole role) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("function") && cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    if (cursor.nameIs("arguments")) {
                        span(TextKind.TOOL_ARGUMENTS, role);
                    }
                }
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void span(TextKind kind, TextRole role) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1 + shift, cursor.rawEnd() - 1 + shift, channel++, kind, role);
        }
    }
}
