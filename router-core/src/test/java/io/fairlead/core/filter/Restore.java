package io.fairlead.core.filter;

import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import java.util.ArrayList;
import java.util.List;

/** Puts {@code to} in the place of {@code from} in answers and holds back what may become one; writes down what it saw. */
final class Restore implements FilterPass {
    final List<String> seen = new ArrayList<>();
    private final String from;
    private final String to;

    Restore(String from, String to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void replyText(TextPiece piece) {
        seen.add(piece.channel() + (piece.last() ? "!" : ":") + piece.text());
        String text = piece.text().replace(from, to);
        if (!text.equals(piece.text())) {
            piece.replace(text);
        }
        int keep = Math.min(from.length() - 1, text.length());
        while (keep > 0 && !from.startsWith(text.substring(text.length() - keep))) {
            keep--;
        }
        piece.keepLast(keep);
    }
}
