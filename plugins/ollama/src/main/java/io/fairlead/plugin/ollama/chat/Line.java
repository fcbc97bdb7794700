package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.ollama.reply.UsageLook;
import io.fairlead.toolkit.Logprobs;
import java.util.ArrayList;
import java.util.List;

/** One line of an answer, or all of it: what it says, whatever the order of its members. */
final class Line {
    private final UsageLook usage = new UsageLook();
    private final List<Call> calls = new ArrayList<>();
    private String model = "";
    private String created = "";
    private String thinking = "";
    private String text = "";
    private String reason = "";
    private List<TokenLogprob> logprobs = List.of();
    private boolean known;
    private boolean done;
    private boolean failed;

    private Line() {}

    /** Reads the line that the cursor stands on. */
    static Line read(JsonCursor cursor) {
        Line line = new Line();
        cursor.enter();
        while (cursor.nextMember()) {
            line.member(cursor);
        }
        cursor.leave();
        return line;
    }

    private void member(JsonCursor cursor) {
        switch (cursor.name()) {
            case "model" -> model = words(cursor);
            case "created_at" -> created = words(cursor);
            case "message" -> message(cursor);
            case "response", "thinking", "tool_calls" -> said(cursor);
            case "done" -> {
                known = true;
                done = cursor.is(JsonKind.TRUE);
            }
            case "done_reason" -> reason = words(cursor);
            case "logprobs" -> logprobs = Logprobs.read(cursor);
            case "error" -> failed = !cursor.is(JsonKind.NULL);
            default -> usage.take(cursor);
        }
    }

    private void message(JsonCursor cursor) {
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                said(cursor);
            }
            cursor.leave();
        }
        known = true;
    }

    private void said(JsonCursor cursor) {
        if (cursor.nameIs("thinking")) {
            thinking = words(cursor);
        } else if (cursor.nameIs("content") || cursor.nameIs("response")) {
            text = words(cursor);
            known = true;
        } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                calls.add(Call.read(cursor));
            }
            cursor.leave();
        }
    }

    private static String words(JsonCursor cursor) {
        String words = cursor.textOrNull();
        return words == null ? "" : words;
    }

    /** Whether it is of the kind that an answer is made of. */
    boolean known() {
        return known;
    }

    boolean done() {
        return done;
    }

    /** Whether it tells of a failure, and nothing else. */
    boolean failed() {
        return failed;
    }

    String model() {
        return model;
    }

    String created() {
        return created;
    }

    String thinking() {
        return thinking;
    }

    String text() {
        return text;
    }

    /** The probabilities of its tokens. */
    List<TokenLogprob> logprobs() {
        return logprobs;
    }

    List<Call> calls() {
        return calls;
    }

    /** Why it ended, in the API's word; empty if it does not say. */
    String reason() {
        return reason;
    }

    Usage usage() {
        return usage.usage();
    }
}
