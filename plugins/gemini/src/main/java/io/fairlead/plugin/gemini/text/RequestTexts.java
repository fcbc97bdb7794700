package io.fairlead.plugin.gemini.text;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.JsonStrings;
import java.util.Set;

/**
 * Finds the text of a request that a person, the model or a tool wrote. Each string is a channel of its own. Thoughts of
 * earlier answers are left out: they go with a signature.
 */
public final class RequestTexts {
    private static final Set<String> KNOWN =
            Set.of("contents", "content", "systemInstruction", "requests", "generateContentRequest");

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
        int channels = 0;
        for (int member = 0; member < scan.members(); member++) {
            String name = Spelling.camel(scan.name(member));
            if (KNOWN.contains(name)) {
                long start = scan.valueStart(member);
                Slice value = body.slice(start, scan.valueEnd(member));
                RequestTexts texts = new RequestTexts(value, start, channels, out);
                texts.member(name);
                channels = texts.channel;
            }
        }
        out.closeAll();
    }

    private void member(String name) {
        switch (name) {
            case "contents", "content" -> contents(TextRole.USER);
            case "systemInstruction" -> contents(TextRole.SYSTEM);
            case "requests" -> {
                if (cursor.enter(JsonKind.ARRAY)) {
                    while (cursor.nextElement()) {
                        members();
                    }
                }
            }
            default -> members();
        }
    }

    /** Those of a request within. */
    private void members() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            String name = Spelling.of(cursor);
            if (KNOWN.contains(name) && !name.equals("requests")) {
                member(name);
            }
        }
        cursor.leave();
    }

    /** One content or a list of them. */
    private void contents(TextRole role) {
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                content(role);
            }
            cursor.leave();
            return;
        }
        content(role);
    }

    private void content(TextRole role) {
        if (!cursor.is(JsonKind.OBJECT)) {
            return;
        }
        TextRole speaker = role.equals(TextRole.SYSTEM) ? role : speaker();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("parts")) {
                parts(speaker);
            }
        }
        cursor.leave();
    }

    /** One part or a list of them. */
    private void parts(TextRole speaker) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            part(speaker);
            return;
        }
        while (cursor.nextElement()) {
            part(speaker);
        }
        cursor.leave();
    }

    private TextRole speaker() {
        JsonCursor ahead = ahead();
        return ahead.find("role") && ahead.textIs("model") ? TextRole.ASSISTANT : TextRole.USER;
    }

    private void part(TextRole role) {
        if (!cursor.is(JsonKind.OBJECT)) {
            return;
        }
        JsonCursor ahead = ahead();
        boolean thought = ahead.find("thought") && ahead.is(JsonKind.TRUE);
        cursor.enter();
        while (cursor.nextMember()) {
            switch (Spelling.of(cursor)) {
                case "text" -> {
                    if (!thought) {
                        span(TextKind.TEXT, role);
                    }
                }
                case "functionCall" -> within("args", TextKind.TOOL_ARGUMENTS, role);
                case "functionResponse" -> within("response", TextKind.TOOL_RESULT, TextRole.TOOL);
                default -> {}
            }
        }
        cursor.leave();
    }

    private void within(String member, TextKind kind, TextRole role) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs(member)) {
                JsonStrings.each(cursor, () -> span(kind, role));
            }
        }
        cursor.leave();
    }

    /** Inside the object that the cursor stands on. */
    private JsonCursor ahead() {
        JsonCursor ahead = JsonCursor.over(value.array(), cursor.rawStart(), value.end());
        ahead.enter();
        return ahead;
    }

    private void span(TextKind kind, TextRole role) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1 + shift, cursor.rawEnd() - 1 + shift, channel++, kind, role);
        }
    }
}
