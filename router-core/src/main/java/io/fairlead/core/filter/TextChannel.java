package io.fairlead.core.filter;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.core.filter.HeldFrame.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** One channel of an answer's text: what a filter holds back of it, and the spans that this text came in. */
final class TextChannel {
    private final int number;
    private final TextKind kind;
    private final TextRole role;
    private final Deque<Span> open = new ArrayDeque<>(2);

    TextChannel(int number, TextKind kind, TextRole role) {
        this.number = number;
        this.kind = kind;
        this.role = role;
    }

    /** More text came. */
    void piece(Span span, Consumer<Piece> filter) {
        open.addLast(span);
        look(false, filter);
    }

    /** No more text comes, or there is no room to wait for it. */
    void close(Consumer<Piece> filter) {
        if (!open.isEmpty()) {
            look(true, filter);
        }
    }

    private void look(boolean last, Consumer<Piece> filter) {
        StringBuilder text = new StringBuilder();
        open.forEach(span -> text.append(span.pending()));
        Piece piece = new Piece(number, kind, role, text.toString(), last);
        filter.accept(piece);
        if (piece.changed()) {
            rewrite(piece);
            return;
        }
        settle(piece.released().length());
    }

    /** The text is as it was: every span gets back its own part, as far as it is let go. */
    private void settle(int chars) {
        int left = chars;
        while (!open.isEmpty() && open.getFirst().pending().length() <= left) {
            Span span = open.removeFirst();
            left -= span.pending().length();
            span.settlePending(span.pending().length());
            span.done();
        }
        if (!open.isEmpty()) {
            open.getFirst().settlePending(left);
        }
    }

    /** The text changed: what is let go goes into the first span, what is held back stays with the last. */
    private void rewrite(Piece piece) {
        open.getFirst().settle(piece.released());
        Span newest = open.removeLast();
        open.forEach(Span::done);
        open.clear();
        if (piece.tail().isEmpty()) {
            newest.done();
            return;
        }
        newest.pending(piece.tail());
        open.addLast(newest);
    }
}
