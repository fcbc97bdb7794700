package io.fairlead.api.filter;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;

/**
 * A piece of text that may be changed. In a stream a piece is what the last frames brought of one channel, together with
 * what the filter kept of it before.
 */
public interface TextPiece {
    /** What belongs together: pieces of one channel continue each other. */
    int channel();

    /** What the text is. */
    TextKind kind();

    /** Who wrote it. */
    TextRole role();

    /** The text, unescaped. */
    String text();

    /**
     * Whether nothing of it may be held back: no more text comes in this channel, or the host can wait no longer for it.
     * A channel that ends while nothing is held back ends without a last piece.
     */
    boolean last();

    /** Puts another text in its place. */
    void replace(String text);

    /**
     * Holds back the end of the text: it comes again at the beginning of the channel's next piece. Call it after
     * {@link #replace}, if at all; the host lets go of more than {@value #LONGEST_HOLD} characters.
     */
    void keepLast(int chars);

    /** The most characters that can be held back. */
    int LONGEST_HOLD = 1024;
}
