package io.fairlead.plugin.anthropic.text;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.toolkit.JsonStrings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of a request that a person, the model or a tool wrote. Each string is a channel of its own. Reasoning of
 * earlier answers is left out: it is signed, and a changed word makes the vendor refuse the request.
 */
public final class RequestTexts {
    private final Slice value;
    private final JsonCursor cursor;
    private final TextSpans out;

    /** Added to an index into the slice's array it gives the offset in the body. */
    private final long shift;

    private int channel;

    private RequestTexts(Slice value, long start, int firstChannel, TextSpans out) {
        this.value = value;
        this.shift = start - value.start();
        this.channel = firstChannel;
        this.cursor = JsonCursor.over(value.array(), value.start(), value.end());
        this.out = out;
    }

    /** Pushes the texts of a request in the order in which they stand. */
    public static void push(RequestBody body, TextSpans out) {
        JsonScan scan = body.json();
        if (scan == null) {
            return;
        }
        int system = scan.find("system");
        int messages = scan.find("messages");
        boolean systemFirst = system >= 0 && (messages < 0 || scan.valueStart(system) < scan.valueStart(messages));
        int channels = systemFirst ? system(body, scan, system, 0, out) : 0;
        if (messages >= 0) {
            channels = messages(body, scan, messages, channels, out);
        }
        if (system >= 0 && !systemFirst) {
            system(body, scan, system, channels, out);
        }
        out.closeAll();
    }

    private static int system(RequestBody body, JsonScan scan, int member, int channels, TextSpans out) {
        RequestTexts texts = in(body, scan, member, channels, out);
        texts.content(TextKind.TEXT, TextRole.SYSTEM);
        return texts.channel;
    }

    private static int messages(RequestBody body, JsonScan scan, int member, int channels, TextSpans out) {
        RequestTexts texts = in(body, scan, member, channels, out);
        if (texts.cursor.enter(JsonKind.ARRAY)) {
            while (texts.cursor.nextElement()) {
                texts.message();
            }
        }
        return texts.channel;
    }

    private static RequestTexts in(RequestBody body, JsonScan scan, int member, int channels, TextSpans out) {
        long start = scan.valueStart(member);
        return new RequestTexts(body.slice(start, scan.valueEnd(member)), start, channels, out);
    }

    private void message() {
        if (!cursor.is(JsonKind.OBJECT)) {
            return;
        }
        TextRole role = role();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                content(TextKind.TEXT, role);
            }
        }
        cursor.leave();
    }

    private TextRole role() {
        JsonCursor ahead = ahead("role");
        if (ahead == null || ahead.textIs("user")) {
            return TextRole.USER;
        }
        return ahead.textIs("system") ? TextRole.SYSTEM : TextRole.ASSISTANT;
    }

    /** A text, or a list of blocks. */
    private void content(TextKind kind, TextRole role) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            span(kind, role);
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                block(kind, role);
            }
        }
        cursor.leave();
    }

    private void block(TextKind kind, TextRole role) {
        JsonCursor type = ahead("type");
        if (type == null) {
            return;
        }
        if (type.textIs("text")) {
            member("text", () -> span(kind, role));
        } else if (type.textIs("tool_result")) {
            member("content", () -> content(TextKind.TOOL_RESULT, TextRole.TOOL));
        } else if (type.textIs("tool_use")) {
            member("input", () -> JsonStrings.each(cursor, () -> span(TextKind.TOOL_ARGUMENTS, role)));
        } else if (type.textIs("search_result")) {
            member("content", () -> content(kind, role));
        } else if (type.textIs("document")) {
            document(kind, role);
        }
    }

    /** A document given as text, or as blocks; other documents are binary matter. */
    private void document(TextKind kind, TextRole role) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("title") || cursor.nameIs("context")) {
                span(kind, role);
            } else if (cursor.nameIs("source") && cursor.is(JsonKind.OBJECT)) {
                JsonCursor type = ahead("type");
                boolean plain = type != null && type.textIs("text");
                member(plain ? "data" : "content", () -> content(kind, role));
            }
        }
        cursor.leave();
    }

    private void member(String name, Runnable then) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs(name)) {
                then.run();
            }
        }
        cursor.leave();
    }

    /** A member of the object that the cursor stands on, wherever in it the member is, or null. */
    private @Nullable JsonCursor ahead(String name) {
        JsonCursor ahead = JsonCursor.over(value.array(), cursor.rawStart(), value.end());
        ahead.enter();
        return ahead.find(name) ? ahead : null;
    }

    private void span(TextKind kind, TextRole role) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1 + shift, cursor.rawEnd() - 1 + shift, channel++, kind, role);
        }
    }
}
