package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.plugin.openai.custom.ArgumentPieces;
import io.fairlead.plugin.openai.reply.Citations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the pieces of one choice into events, in the order in which a model brings them forth. */
final class ChoiceReader {
    private final int index;
    /** The calls so far, in the order in which they began. */
    private final List<Begun> calls = new ArrayList<>();

    private boolean done;

    ChoiceReader(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** Whether it has said why it ended. */
    boolean isDone() {
        return done;
    }

    void read(ChoiceFrame piece, Consumer<ChatEvent> out) {
        if (!piece.thinking().isEmpty()) {
            out.accept(ChatEvent.thinking(index, piece.thinking(), null));
        }
        if (!piece.text().isEmpty() || !piece.textLogprobs().isEmpty()) {
            out.accept(ChatEvent.text(index, piece.text(), piece.textLogprobs()));
        }
        if (!piece.refusal().isEmpty() || !piece.refusalLogprobs().isEmpty()) {
            out.accept(ChatEvent.refusal(index, piece.refusal(), piece.refusalLogprobs()));
        }
        for (String source : piece.annotations()) {
            out.accept(ChatEvent.annotated(index, Citations.PROTOCOL, source));
        }
        for (ChoiceFrame.Call call : piece.calls()) {
            call(call, out);
        }
        String finish = piece.finish();
        if (finish != null && !done) {
            done = true;
            endCustomCalls(out);
            out.accept(ChatEvent.finished(index, reason(finish), null));
        }
    }

    private void call(ChoiceFrame.Call piece, Consumer<ChatEvent> out) {
        int number = number(piece);
        if (number == calls.size()) {
            String id = piece.id().isEmpty() ? "call_" + index + "_" + number : piece.id();
            calls.add(new Begun(piece.place(), piece.id(), piece.custom() ? new ArgumentPieces() : null));
            out.accept(ChatEvent.toolCallStarted(index, number, id, piece.name(), piece.extensions()));
        }
        ArgumentPieces custom = calls.get(number).custom;
        arguments(number, custom == null ? piece.arguments() : custom.next(piece.arguments()), out);
    }

    private void arguments(int number, String json, Consumer<ChatEvent> out) {
        if (!json.isEmpty()) {
            out.accept(ChatEvent.toolCallDelta(index, number, json));
        }
    }

    /** The text for a custom tool goes on until something else is known to have ended. */
    private void endCustomCalls(Consumer<ChatEvent> out) {
        for (int number = 0; number < calls.size(); number++) {
            ArgumentPieces custom = calls.get(number).custom;
            if (custom != null) {
                arguments(number, custom.end(), out);
            }
        }
    }

    /**
     * Which call a piece belongs to. Some vendors give every call the same place and tell them apart by their ids; some
     * repeat the id in every piece; a whole answer has no places at all.
     */
    private int number(ChoiceFrame.Call piece) {
        if (piece.place() < 0) {
            boolean more = piece.id().isEmpty() && piece.name().isEmpty() && !calls.isEmpty();
            return more ? calls.size() - 1 : calls.size();
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
            Begun begun = calls.get(i);
            if (begun.place == piece.place()
                    && (piece.id().isEmpty() || piece.id().equals(begun.id))) {
                return i;
            }
        }
        return calls.size();
    }

    private FinishReason reason(String word) {
        return switch (word) {
            // Some vendors say that they stopped where they mean that they wait for a tool.
            case "stop" -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case "length", "model_length" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.of(word);
        };
    }

    /** A call that began; {@code custom} makes arguments of the text for a custom tool. */
    private record Begun(int place, String id, @Nullable ArgumentPieces custom) {}
}
