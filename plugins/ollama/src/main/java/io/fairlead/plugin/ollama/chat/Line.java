package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.ollama.reply.UsageLook;
import io.fairlead.toolkit.Logprobs;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One line of an answer, or all of it: what it says, whatever the order of its members. */
final class Line {
    /** How long the parts of the work took, which clients are told by their own clocks. */
    private static final Set<String> TIMES =
            Set.of("total_duration", "load_duration", "prompt_eval_duration", "eval_duration");

    private final UsageLook usage = new UsageLook();
    private final Unread unread;
    private final Unread called;
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

    private Line(Unread unread) {
        this.unread = unread;
        this.called = new Unread((name, reason) -> unread.losses().dropped("tool_calls." + name, reason));
    }

    /** Reads the line that the cursor stands on. */
    static Line read(JsonCursor cursor, Unread unread) {
        Line line = new Line(unread);
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
            default -> {
                if (!usage.take(cursor) && !TIMES.contains(cursor.name())) {
                    unread.member(cursor, "");
                }
            }
        }
    }

    private void message(JsonCursor cursor) {
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                if (!said(cursor) && !cursor.nameIs("role")) {
                    unread.member(cursor, "message");
                }
            }
            cursor.leave();
        }
        known = true;
    }

    /** Takes a member, if it is one of what is said; says whether it was. */
    private boolean said(JsonCursor cursor) {
        if (cursor.nameIs("thinking")) {
            thinking = words(cursor);
        } else if (cursor.nameIs("content") || cursor.nameIs("response")) {
            text = words(cursor);
            known = true;
        } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                calls.add(Call.read(cursor, called));
            }
            cursor.leave();
        } else {
            return false;
        }
        return true;
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
