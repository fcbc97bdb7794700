package io.fairlead.plugin.nimbus;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.WatchOptions;
import java.util.function.Consumer;

/** Reads answers for clients of other APIs. */
final class NimbusReader implements ChatReader {
    private final String model;
    private boolean started;

    NimbusReader(WatchOptions options) {
        model = options.facts().model();
    }

    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        if (frame.dataStart() == frame.dataEnd()) {
            return;
        }
        NimbusPiece piece = NimbusPiece.read(frame.array(), frame.dataStart(), frame.dataEnd());
        if (piece.error() != null) {
            out.accept(ChatEvent.failed(piece.error()));
            return;
        }
        if (!started) {
            started = true;
            out.accept(ChatEvent.started("", model));
        }
        if (!piece.text().isEmpty()) {
            out.accept(ChatEvent.text(0, piece.text()));
        }
        if (piece.usage().known()) {
            out.accept(ChatEvent.usage(piece.usage()));
        }
        if (piece.why() != null) {
            out.accept(ChatEvent.finished(0, reason(piece.why()), null));
            out.accept(ChatEvent.ended());
        }
    }

    private static FinishReason reason(String why) {
        return switch (why) {
            case "limit" -> FinishReason.LENGTH;
            case "rules" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.STOP;
        };
    }

    @Override
    public void end(Consumer<ChatEvent> out) {
        // Nothing is inferred: without its "why" an answer is not whole.
    }
}
