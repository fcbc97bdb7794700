package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.responses.EventType;
import io.fairlead.toolkit.Logprobs;
import io.fairlead.toolkit.Unread;
import java.util.List;
import java.util.Set;

/** The members of one event that a reader needs, whatever their order in it. */
final class EventFrame {
    private static final int MOST = 65_535;

    /** Members that are read otherwise, repeat what was told in pieces, or are padding. */
    private static final Set<String> READ = Set.of(
            "type",
            "sequence_number",
            "item_id",
            "annotation_index",
            "part",
            "name",
            "obfuscation",
            "code",
            "message",
            "param");

    private final Frame frame;
    private final JsonCursor cursor;
    private final String type;
    private int output;
    private int part;
    private String words = "";
    private int item = -1;
    private int response = -1;
    private String annotation = "";
    private List<TokenLogprob> logprobs = List.of();

    private EventFrame(Frame frame, JsonCursor cursor, String type) {
        this.frame = frame;
        this.cursor = cursor;
        this.type = type;
    }

    /** Reads a frame; the cursor is used up. */
    static EventFrame of(Frame frame, JsonCursor cursor, Unread unread) {
        String type = EventType.of(frame, cursor);
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        EventFrame event = new EventFrame(frame, cursor, type);
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                event.member(unread);
            }
        }
        cursor.leave();
        return event;
    }

    private void member(Unread unread) {
        if (cursor.nameIs("output_index")) {
            output = number();
        } else if (cursor.nameIs("content_index") || cursor.nameIs("summary_index")) {
            part = number();
        } else if (isWords() && cursor.is(JsonKind.STRING)) {
            words = cursor.text();
        } else if (cursor.nameIs("item") && cursor.is(JsonKind.OBJECT)) {
            item = cursor.rawStart();
        } else if (cursor.nameIs("response") && cursor.is(JsonKind.OBJECT)) {
            response = cursor.rawStart();
        } else if (cursor.nameIs("annotation")) {
            annotation = cursor.rawText();
        } else if (cursor.nameIs("logprobs")) {
            logprobs = Logprobs.read(cursor);
        } else if (!isResponse() && !READ.contains(cursor.name())) {
            unread.member(cursor, "");
        }
    }

    /** Whether it is no event but the response itself. */
    private boolean isResponse() {
        return type.equals("response");
    }

    private boolean isWords() {
        return cursor.nameIs("delta")
                || cursor.nameIs("text")
                || cursor.nameIs("refusal")
                || cursor.nameIs("arguments")
                || cursor.nameIs("input");
    }

    private int number() {
        return cursor.is(JsonKind.NUMBER) ? (int) Math.clamp(cursor.longValue(), 0L, MOST) : 0;
    }

    /** What it is. */
    String type() {
        return type;
    }

    /** The place of the item that it is about. */
    int output() {
        return output;
    }

    /** The place of the part that it is about. */
    int part() {
        return part;
    }

    /** Its text, whole or a piece. */
    String words() {
        return words;
    }

    /** The annotation that it brings, as raw JSON. */
    String annotation() {
        return annotation;
    }

    /** The probabilities of the tokens of its text. */
    List<TokenLogprob> logprobs() {
        return logprobs;
    }

    /** Whether it has an item. */
    boolean hasItem() {
        return item >= 0;
    }

    /** The cursor on its item. */
    JsonCursor item() {
        return cursor.reset(frame.array(), item, frame.dataEnd());
    }

    /** Whether it has a response. */
    boolean hasResponse() {
        return response >= 0 || type.equals("response");
    }

    /** The cursor on its response; a whole answer is one. */
    JsonCursor response() {
        return response < 0 ? whole() : cursor.reset(frame.array(), response, frame.dataEnd());
    }

    /** The cursor on all of it. */
    JsonCursor whole() {
        return cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
    }
}
