package io.fairlead.plugin.ollama.text;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.toolkit.JsonStrings;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the text of a request that a person, the model or a tool wrote. Each string is a channel of its own. */
public final class RequestTexts {
    private static final Map<String, TextRole> GENERATE =
            Map.of("system", TextRole.SYSTEM, "prompt", TextRole.USER, "suffix", TextRole.USER);
    private static final Map<String, TextRole> EMBEDDING = Map.of("input", TextRole.USER, "prompt", TextRole.USER);

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

    /** Pushes the texts of the messages of a chat. */
    public static void chat(RequestBody body, TextSpans out) {
        JsonScan scan = body.json();
        int messages = scan == null ? -1 : scan.find("messages");
        if (scan != null && messages >= 0) {
            in(body, scan, messages, 0, out).messages();
        }
        out.closeAll();
    }

    /** Pushes the texts of a request to generate. */
    public static void generate(RequestBody body, TextSpans out) {
        plain(body, GENERATE, out);
    }

    /** Pushes the texts of a request for embeddings: one, or a list of them. */
    public static void embedding(RequestBody body, TextSpans out) {
        plain(body, EMBEDDING, out);
    }

    private static void plain(RequestBody body, Map<String, TextRole> members, TextSpans out) {
        JsonScan scan = body.json();
        if (scan != null) {
            int channel = 0;
            for (Found found : found(scan, members)) {
                RequestTexts texts = in(body, scan, found.member, channel, out);
                JsonStrings.each(texts.cursor, () -> texts.span(TextKind.TEXT, found.role));
                channel = texts.channel;
            }
        }
        out.closeAll();
    }

    private record Found(int member, TextRole role) {}

    /** In the order in which they stand. */
    private static Iterable<Found> found(JsonScan scan, Map<String, TextRole> members) {
        Stream<Found> found = members.entrySet().stream()
                .map(each -> new Found(scan.find(each.getKey()), each.getValue()))
                .filter(each -> each.member >= 0)
                .sorted(Comparator.comparingLong(each -> scan.valueStart(each.member)));
        return found.toList();
    }

    private static RequestTexts in(RequestBody body, JsonScan scan, int member, int channel, TextSpans out) {
        long start = scan.valueStart(member);
        return new RequestTexts(body.slice(start, scan.valueEnd(member)), start, channel, out);
    }

    private void messages() {
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                message();
            }
        }
    }

    private void message() {
        if (!cursor.is(JsonKind.OBJECT)) {
            return;
        }
        TextRole role = role();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                span(role.equals(TextRole.TOOL) ? TextKind.TOOL_RESULT : TextKind.TEXT, role);
            } else if (cursor.nameIs("thinking")) {
                span(TextKind.THINKING, role);
            } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
                calls(role);
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private void calls(TextRole role) {
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                if (cursor.find("function") && cursor.enter(JsonKind.OBJECT)) {
                    if (cursor.find("arguments")) {
                        JsonStrings.each(cursor, () -> span(TextKind.TOOL_ARGUMENTS, role));
                    }
                    cursor.leave();
                }
                cursor.leave();
            }
        }
    }

    private TextRole role() {
        JsonCursor ahead = JsonCursor.over(value.array(), cursor.rawStart(), value.end());
        ahead.enter();
        String role = ahead.find("role") ? ahead.textOrNull() : null;
        return switch (role == null ? "" : role) {
            case "system" -> TextRole.SYSTEM;
            case "assistant" -> TextRole.ASSISTANT;
            case "tool" -> TextRole.TOOL;
            default -> TextRole.USER;
        };
    }

    private void span(TextKind kind, TextRole role) {
        if (cursor.is(JsonKind.STRING) && cursor.rawEnd() - cursor.rawStart() > 2) {
            out.span(cursor.rawStart() + 1 + shift, cursor.rawEnd() - 1 + shift, channel++, kind, role);
        }
    }
}
