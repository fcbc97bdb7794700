package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.plugin.openai.reply.Citations;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns items of an output into events, each piece once: an item comes in pieces, then whole, then again within the whole
 * response, and not every upstream sends all three.
 */
final class OutputReader {
    private final Map<Integer, Progress> items = new HashMap<>();
    private int calls;

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
            case "response.reasoning_text.delta", "response.reasoning_text.done" -> thought(item, 't', event, out);
            case "response.reasoning_summary_text.delta", "response.reasoning_summary_text.done" ->
                thought(item, 's', event, out);
            case "response.function_call_arguments.delta", "response.function_call_arguments.done" ->
                arguments(item, event, out);
            case "response.output_text.annotation.added" -> annotated(item, event.annotation(), out);
            case "response.output_item.added" -> {
                if (event.hasItem()) {
                    begin(item, ItemLook.at(event.item()), out);
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
    private static boolean isNew(EventFrame event, int told) {
        return !event.words().isEmpty() && (event.type().endsWith(".delta") || told < 0);
    }

    private static void text(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (isNew(event, item.part == event.part() ? 0 : -1)) {
            item.part = event.part();
            out.accept(ChatEvent.text(0, event.words()));
        }
    }

    private static void refusal(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (isNew(event, item.part == event.part() ? 0 : -1)) {
            item.part = event.part();
            out.accept(ChatEvent.refusal(0, event.words()));
        }
    }

    /** Raw reasoning and its summary say the same: of the two, that is told which came first. */
    private static void thought(Progress item, char form, EventFrame event, Consumer<ChatEvent> out) {
        boolean other = item.thoughtForm != 0 && item.thoughtForm != form;
        if (other || !isNew(event, item.thought == event.part() ? 0 : -1)) {
            return;
        }
        boolean next = item.thought >= 0 && item.thought != event.part();
        item.thought = event.part();
        item.thoughtForm = form;
        out.accept(ChatEvent.thinking(0, next ? ItemLook.BETWEEN + event.words() : event.words(), null));
    }

    private static void arguments(Progress item, EventFrame event, Consumer<ChatEvent> out) {
        if (item.call >= 0 && isNew(event, item.argued ? 0 : -1)) {
            item.argued = true;
            out.accept(ChatEvent.toolCallDelta(0, item.call, event.words()));
        }
    }

    private static void annotated(Progress item, String json, Consumer<ChatEvent> out) {
        if (!json.isEmpty()) {
            item.annotated++;
            out.accept(ChatEvent.annotated(0, Citations.PROTOCOL, json));
        }
    }

    private void begin(Progress item, ItemLook look, Consumer<ChatEvent> out) {
        if (look.isCall() && item.call < 0) {
            item.call = calls++;
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
        ItemLook look = ItemLook.at(cursor);
        begin(item, look, out);
        if (look.isCall() && !item.argued && !look.arguments().isEmpty()) {
            out.accept(ChatEvent.toolCallDelta(0, item.call, look.arguments()));
        }
        if (look.isReasoning()) {
            String text = item.thought < 0 ? look.thought() : "";
            String signature = look.signature();
            if (!text.isEmpty() || signature != null) {
                out.accept(ChatEvent.thinking(0, text, signature));
            }
        }
        content(item, look, out);
    }

    private static void content(Progress item, ItemLook look, Consumer<ChatEvent> out) {
        for (ItemLook.Words words : look.content()) {
            if (item.part < 0) {
                out.accept(words.refusal() ? ChatEvent.refusal(0, words.text()) : ChatEvent.text(0, words.text()));
            }
            words.annotations().stream()
                    .skip(item.annotated)
                    .forEach(json -> out.accept(ChatEvent.annotated(0, Citations.PROTOCOL, json)));
            item.annotated = Math.max(0, item.annotated - words.annotations().size());
        }
    }

    /** What of one item has been told. */
    private static final class Progress {
        private int part = -1;
        private int thought = -1;
        private char thoughtForm;
        private int call = -1;
        private boolean argued;
        private int annotated;
        private boolean whole;
    }
}
