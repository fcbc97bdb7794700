package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one part of a candidate into events. */
final class PartReader {
    private final JsonCursor cursor;
    private final Unread unread;
    private final List<String> others = new ArrayList<>(0);
    private @Nullable String text;
    private @Nullable String signature;
    private boolean thought;
    private boolean called;
    private String unknown = "";
    private @Nullable String id;
    private String name = "";
    private String arguments = "{}";

    PartReader(JsonCursor cursor, Unread unread) {
        this.cursor = cursor;
        this.unread = unread;
    }

    /** Reads the part that the cursor stands on. */
    void read() {
        cursor.enter();
        while (cursor.nextMember()) {
            member();
        }
        cursor.leave();
    }

    /** Whether it is something that only this API has. */
    boolean other() {
        return !unknown.isEmpty() && !called && text == null;
    }

    /** The first member that only this API has; empty if there is none. */
    String unknown() {
        return unknown;
    }

    private void member() {
        if (cursor.nameIs("text")) {
            text = cursor.textOrNull();
        } else if (cursor.nameIs("thought")) {
            thought = cursor.is(JsonKind.TRUE);
        } else if (cursor.nameIs("thoughtSignature")) {
            signature = cursor.textOrNull();
        } else if (cursor.nameIs("functionCall") && cursor.enter(JsonKind.OBJECT)) {
            called = true;
            function();
            cursor.leave();
        } else if (!cursor.is(JsonKind.NULL)) {
            unknown = unknown.isEmpty() ? cursor.name() : unknown;
            others.add(cursor.name());
        }
    }

    private void function() {
        while (cursor.nextMember()) {
            if (cursor.nameIs("id")) {
                id = cursor.textOrNull();
            } else if (cursor.nameIs("name")) {
                String stated = cursor.textOrNull();
                name = stated == null ? "" : stated;
            } else if (cursor.nameIs("args") && cursor.is(JsonKind.OBJECT)) {
                arguments = cursor.rawText();
            } else {
                unread.member(cursor, "functionCall");
            }
        }
    }

    /**
     * Tells the part as events.
     *
     * @param call the number that a call gets
     * @param answer the id of the answer, from which a call without an id gets one
     * @return how many calls it was
     */
    int tell(int choice, int call, String answer, Consumer<ChatEvent> out) {
        others.forEach(name -> unread.name("parts." + name));
        if (called) {
            call(choice, call, answer, out);
            return 1;
        }
        words(choice, out);
        return 0;
    }

    /** The proof goes with the call, and before it for clients that have a place for it only there. */
    private void call(int choice, int call, String answer, Consumer<ChatEvent> out) {
        Map<String, String> extensions = Map.of();
        String proof = signature;
        if (proof != null) {
            out.accept(ChatEvent.thinking(choice, "", Signature.neutral(proof)));
            extensions = Map.of(Own.SIGNATURE, JsonText.quote(proof));
        }
        String stated = id;
        String made = "call_" + answer + "_" + (choice == 0 ? "" : choice + "_") + call;
        out.accept(ChatEvent.toolCallStarted(
                choice, call, stated == null || stated.isEmpty() ? made : stated, name, extensions));
        out.accept(ChatEvent.toolCallDelta(choice, call, arguments));
    }

    /** The proof of a text comes with its last piece. */
    private void words(int choice, Consumer<ChatEvent> out) {
        String words = text == null ? "" : text;
        String proof = signature == null ? null : Signature.neutral(signature);
        if (thought) {
            if (!words.isEmpty() || proof != null) {
                out.accept(ChatEvent.thinking(choice, words, proof));
            }
            return;
        }
        if (!words.isEmpty()) {
            out.accept(ChatEvent.text(choice, words));
        }
        if (proof != null) {
            out.accept(ChatEvent.thinking(choice, "", proof));
        }
    }
}
