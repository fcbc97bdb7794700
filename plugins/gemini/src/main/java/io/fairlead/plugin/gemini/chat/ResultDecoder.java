package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a function gave back. The API has an object for it, in which {@code output} and {@code error} have a meaning:
 * a text that is there alone is the result, any other object is one as it stands.
 */
final class ResultDecoder {
    private final JsonCursor cursor;
    private final CallPairs pairs;
    private final Unread unread;
    private final List<ChatPart> content = new ArrayList<>();
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private @Nullable String id;
    private String name = "";
    private boolean failed;

    ResultDecoder(JsonCursor cursor, CallPairs pairs, Unread unread) {
        this.cursor = cursor;
        this.pairs = pairs;
        this.unread = unread;
    }

    /** The result that the cursor stands on. */
    ChatPart read() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                member();
            }
        }
        cursor.leave();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("found a functionResponse without a name, expected a member 'name'");
        }
        return ChatPart.toolResult(pairs.result(id, name), content, failed, extensions);
    }

    private void member() {
        switch (cursor.name()) {
            case "id" -> id = cursor.text();
            case "name" -> name = cursor.text();
            case "response" -> content.addFirst(response());
            case "parts" -> parts();
            default -> extensions.put(Own.MEMBERS.name(Own.RESULT + "." + cursor.name()), cursor.rawText());
        }
    }

    private ChatPart response() {
        String raw = cursor.rawText();
        if (!cursor.enter(JsonKind.OBJECT)) {
            throw new IllegalArgumentException("found a response that is no object, expected one");
        }
        String only = null;
        String words = null;
        int members = 0;
        while (cursor.nextMember()) {
            members++;
            only = cursor.name();
            words = cursor.textOrNull();
        }
        cursor.leave();
        boolean plain = members == 1 && words != null;
        failed = plain && "error".equals(only);
        return ChatPart.text(words != null && plain && (failed || "output".equals(only)) ? words : raw);
    }

    /** Pictures and the like that go with the result. */
    private void parts() {
        cursor.enter();
        while (cursor.nextElement()) {
            content.add(new PartDecoder(cursor, pairs, unread).read());
        }
        cursor.leave();
    }
}
