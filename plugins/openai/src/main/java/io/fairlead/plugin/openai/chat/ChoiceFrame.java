package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.reply.Citations;
import io.fairlead.plugin.openai.reply.ErrorLook;
import io.fairlead.toolkit.Logprobs;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One choice of one frame: the pieces it brings, whatever their order in it. */
final class ChoiceFrame {
    private static final int MOST = 10_000;

    private final JsonCursor cursor;
    private final int status;
    private final Unread unread;
    private String thinking = "";
    private String text = "";
    private String refusal = "";
    private List<Call> calls = List.of();
    private List<String> annotations = List.of();
    private List<TokenLogprob> textLogprobs = List.of();
    private List<TokenLogprob> refusalLogprobs = List.of();
    private int index;
    private @Nullable String finish;
    private @Nullable UpstreamError error;

    private ChoiceFrame(JsonCursor cursor, int status, Unread unread) {
        this.cursor = cursor;
        this.status = status;
        this.unread = unread;
    }

    /**
     * A piece of a call.
     *
     * @param place -1 where calls are not numbered
     * @param custom whether it is of a custom tool, whose arguments are any text
     */
    record Call(int place, String id, String name, String arguments, boolean custom, Map<String, String> extensions) {}

    /** Reads the choice that the cursor stands on. */
    static ChoiceFrame read(JsonCursor cursor, int status, Unread unread) {
        ChoiceFrame choice = new ChoiceFrame(cursor, status, unread);
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                choice.member();
            }
        }
        cursor.leave();
        return choice;
    }

    int index() {
        return index;
    }

    String thinking() {
        return thinking;
    }

    String text() {
        return text;
    }

    String refusal() {
        return refusal;
    }

    List<Call> calls() {
        return calls;
    }

    /** Sources of the text, as events have them. */
    List<String> annotations() {
        return annotations;
    }

    /** The probabilities of the tokens of its text. */
    List<TokenLogprob> textLogprobs() {
        return textLogprobs;
    }

    /** The probabilities of the tokens of its refusal. */
    List<TokenLogprob> refusalLogprobs() {
        return refusalLogprobs;
    }

    /** The upstream's word for why the choice ended. */
    @Nullable String finish() {
        return finish;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    private void member() {
        if (cursor.nameIs("delta") || cursor.nameIs("message")) {
            parts();
        } else if (cursor.nameIs("index")) {
            index = number();
        } else if (cursor.nameIs("finish_reason")) {
            finish(cursor.text());
        } else if (cursor.nameIs("logprobs")) {
            logprobs();
        } else if (cursor.nameIs("error")) {
            error = ErrorLook.at(cursor, status);
        } else {
            unread.member(cursor, "choices");
        }
    }

    /** Some vendors have a form of their own, which names its lists otherwise. */
    private void logprobs() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("content")) {
                textLogprobs = Logprobs.read(cursor);
            } else if (cursor.nameIs("refusal")) {
                refusalLogprobs = Logprobs.read(cursor);
            } else {
                unread.member(cursor, "logprobs");
            }
        }
        cursor.leave();
    }

    private void finish(String word) {
        finish = word;
        if (word.equals("error") && error == null) {
            error = UpstreamError.of(status, null, null, "the upstream broke the answer off");
        }
    }

    private void parts() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                part();
            }
        }
        cursor.leave();
    }

    private void part() {
        if (cursor.nameIs("content")) {
            content();
        } else if (cursor.nameIs("reasoning_content") || cursor.nameIs("reasoning")) {
            // Some vendors say it twice, under both names.
            thinking = thinking.isEmpty() ? words() : thinking;
        } else if (cursor.nameIs("refusal")) {
            refusal = words();
        } else if (cursor.nameIs("tool_calls") && cursor.enter(JsonKind.ARRAY)) {
            calls = new ArrayList<>();
            while (cursor.nextElement()) {
                calls.add(call());
            }
            cursor.leave();
        } else if (cursor.nameIs("annotations") && cursor.enter(JsonKind.ARRAY)) {
            annotations = new ArrayList<>();
            while (cursor.nextElement()) {
                annotations.add(Citations.flat(cursor.rawText()));
            }
            cursor.leave();
        } else if (cursor.nameIs("function_call") && cursor.is(JsonKind.OBJECT)) {
            calls = List.of(function(0, ""));
        } else if (!cursor.nameIs("role")) {
            unread.member(cursor, "message");
        }
    }

    /** A text, or, with some vendors, a list of parts that are text or reasoning. */
    private void content() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            text = words();
            return;
        }
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    if (cursor.nameIs("text")) {
                        text = text.concat(words());
                    } else if (cursor.nameIs("thinking")) {
                        thinking = thinking.concat(nestedWords());
                    } else if (!cursor.nameIs("type")) {
                        unread.member(cursor, "content");
                    }
                }
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private String nestedWords() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return words();
        }
        StringBuilder all = new StringBuilder();
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    if (cursor.nameIs("text")) {
                        all.append(words());
                    } else if (!cursor.nameIs("type")) {
                        unread.member(cursor, "content.thinking");
                    }
                }
                cursor.leave();
            }
        }
        cursor.leave();
        return all.toString();
    }

    private Call call() {
        int place = -1;
        String id = "";
        Call function = new Call(-1, "", "", "", false, Map.of());
        Map<String, String> extensions = new LinkedHashMap<>(0);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("index") && cursor.is(JsonKind.NUMBER)) {
                place = number();
            } else if (cursor.nameIs("id")) {
                id = words();
            } else if (cursor.nameIs("function") && cursor.is(JsonKind.OBJECT)) {
                function = function(-1, "");
            } else if (cursor.nameIs("custom") && cursor.is(JsonKind.OBJECT)) {
                function = custom();
            } else if (cursor.nameIs(ThoughtSignature.MEMBER) && cursor.is(JsonKind.OBJECT)) {
                ThoughtSignature.read(cursor, extensions);
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, "tool_calls");
            }
        }
        cursor.leave();
        return new Call(place, id, function.name, function.arguments, function.custom, extensions);
    }

    private Call function(int place, String id) {
        String name = "";
        String arguments = "";
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("name")) {
                name = words();
            } else if (cursor.nameIs("arguments")) {
                // A few engines write the arguments as an object.
                arguments = cursor.is(JsonKind.OBJECT) ? cursor.rawText() : words();
            } else {
                unread.member(cursor, "tool_calls.function");
            }
        }
        cursor.leave();
        return new Call(place, id, name, arguments, false, Map.of());
    }

    private Call custom() {
        String name = "";
        String input = "";
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("name")) {
                name = words();
            } else if (cursor.nameIs("input")) {
                input = words();
            } else {
                unread.member(cursor, "tool_calls.custom");
            }
        }
        cursor.leave();
        return new Call(-1, "", name, input, true, Map.of());
    }

    private int number() {
        return (int) Math.clamp(cursor.longValue(), 0L, MOST);
    }

    private String words() {
        String words = cursor.textOrNull();
        return words == null ? "" : words;
    }
}
