package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.plugin.openai.custom.ArgumentPieces;
import io.fairlead.plugin.openai.reply.Citations;
import io.fairlead.toolkit.Unread;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns items of an output into events, each piece once: an item comes in pieces, then whole, then again within the whole
 * response, and not every upstream sends all three.
 */
final class OutputReader {
    private final Map<Integer, Progress> items = new HashMap<>();
    private final Unread unread;
    private int calls;

    OutputReader(Unread unread) {
        this.unread = unread;
    }

    /** Whether the answer calls tools. */
    boolean hasCalls() {
        return calls > 0;
    }

    /** Reads an event about an item. */
    void read(EventFrame event, Consumer<ChatEvent> out) {
        Progress item = items.computeIfAbsent(event.output(), _ -> new Progress());
        switch (event.type()) {
            case "response.output_text.delta", "response.output_text.done" -> text(item, event, out);
            case "response.refusal.delta", "response.refusal.done" -> refusal(item, event, out);
            case "response.reasoning_text.delta", "response.reasoning_text.done" -> thought(item, false, event, out);
            case "response.reasoning_summary_text.delta", "response.reasoning_summary_text.done" ->
                thought(item, true, event, out);
            case "response.function_call_arguments.delta",
                    "response.function_call_arguments.done",
                    "response.custom_tool_call_input.delta",
                    "response.custom_tool_call_input.done" -> arguments(item, event, out);
            case "response.output_text.annotation.added" -> annotated(item, event, out);
            case "response.output_item.added" -> {
                if (event.hasItem()) {
                    begin(item, ItemLook.at(event.item(), unread), out);
                }
            }
            case "response.output_item.done" -> {
                if (event.hasItem()) {
                    rest(event.output(), event.item(), out);
                }
            }
            default -> {}
        }
    }

    /** Whether an event brings something new: a piece, or the whole where no piece came. */
    private static boolean isNew(EventFrame event, boolean told) {
        return !event.words().isEmpty() && (event.type().endsWith(".delta") || !told);
    }

    private static void text(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (isNew(event, item.parts.get(event.part())) || isToken(event)) {
            item.parts.set(event.part());
            out.accept(ChatEvent.text(0, event.words(), event.logprobs()));
        }
    }

    /** Some tokens are no text of their own. */
    private static boolean isToken(EventFrame event) {
        return event.type().endsWith(".delta") && !event.logprobs().isEmpty();
    }

    private static void refusal(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (isNew(event, item.parts.get(event.part()))) {
            item.parts.set(event.part());
            out.accept(ChatEvent.refusal(0, event.words()));
        }
    }

    /** Raw reasoning and its summary say the same: of the two, that is told which came first. */
    private static void thought(Progress item, boolean summary, EventFrame event, Consumer<ChatEvent> out) {
        boolean told = item.thoughts.get(event.part());
        if (item.takes(summary) && isNew(event, told)) {
            boolean next = !told && !item.thoughts.isEmpty();
            item.thoughts.set(event.part());
            out.accept(ChatEvent.thinking(0, next ? ItemLook.BETWEEN + event.words() : event.words(), null));
        }
    }

    private static void arguments(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (item.call >= 0 && isNew(event, item.argued)) {
            item.argued = true;
            argument(item, item.custom == null ? event.words() : item.custom.next(event.words()), out);
        }
        if (event.type().endsWith(".done")) {
            argumentsEnd(item, out);
        }
    }

    private static void argument(Progress item, String json, Consumer<ChatEvent> out) {
        if (!json.isEmpty()) {
            out.accept(ChatEvent.toolCallDelta(0, item.call, json));
        }
    }

    private static void argumentsEnd(Progress item, Consumer<ChatEvent> out) {
        if (item.custom != null) {
            argument(item, item.custom.end(), out);
        }
    }

    private static void annotated(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (!event.annotation().isEmpty()) {
            item.annotated.merge(event.part(), 1, Integer::sum);
            out.accept(ChatEvent.annotated(0, Citations.PROTOCOL, event.annotation()));
        }
    }

    private void begin(Progress item, ItemLook look, Consumer<ChatEvent> out) {
        if (look.isCall() && item.call < 0) {
            item.call = calls++;
            item.custom = look.isCustom() ? new ArgumentPieces() : null;
            out.accept(ChatEvent.toolCallStarted(0, item.call, look.callId(), look.name(), look.extensions()));
        }
    }

    /** What of an item, which the cursor stands on, has not been told; the cursor is stepped past it. */
    void rest(int place, JsonCursor cursor, Consumer<ChatEvent> out) {
        Progress item = items.computeIfAbsent(place, _ -> new Progress());
        if (item.whole) {
            cursor.skip();
            return;
        }
        item.whole = true;
        String raw = cursor.rawText();
        ItemLook look = ItemLook.at(cursor, unread);
        if (look.isOther()) {
            out.accept(ChatEvent.unknown(0, look.kind(), raw));
        }
        begin(item, look, out);
        if (look.isCall()) {
            if (!item.argued) {
                argument(item, item.custom == null ? look.arguments() : item.custom.next(look.arguments()), out);
            }
            argumentsEnd(item, out);
        }
        if (look.isReasoning()) {
            reasoning(item, look, out);
        }
        look.content().forEach(words -> content(item, words, out));
    }

    private static void reasoning(Progress item, ItemLook look, Consumer<ChatEvent> out) {
        boolean summary = item.thoughts.isEmpty() ? look.isSummarized() : item.summary;
        StringBuilder rest = new StringBuilder();
        for (ItemLook.Words words : look.thoughts(summary)) {
            if (!item.thoughts.get(words.place())) {
                rest.append(item.thoughts.isEmpty() ? "" : ItemLook.BETWEEN).append(words.text());
                item.thoughts.set(words.place());
            }
        }
        String signature = look.signature();
        if (!rest.isEmpty() || signature != null) {
            out.accept(ChatEvent.thinking(0, rest.toString(), signature));
        }
    }

    private static void content(Progress item, ItemLook.Words words, Consumer<ChatEvent> out) {
        if (!item.parts.get(words.place())) {
            item.parts.set(words.place());
            out.accept(
                    words.refusal()
                            ? ChatEvent.refusal(0, words.text())
                            : ChatEvent.text(0, words.text(), words.logprobs()));
        }
        words.annotations().stream()
                .skip(item.annotated.getOrDefault(words.place(), 0))
                .forEach(json -> out.accept(ChatEvent.annotated(0, Citations.PROTOCOL, json)));
    }

    /** What of one item has been told. */
    private static final class Progress {
        private final BitSet parts = new BitSet();
        private final BitSet thoughts = new BitSet();
        private final Map<Integer, Integer> annotated = new HashMap<>(0);
        private boolean summary;
        private int call = -1;
        private @Nullable ArgumentPieces custom;
        private boolean argued;
        private boolean whole;

        /** Whether reasoning of this form is what is told of the item. */
        private boolean takes(boolean ofSummary) {
            if (thoughts.isEmpty()) {
                summary = ofSummary;
            }
            return summary == ofSummary;
        }
    }
}
