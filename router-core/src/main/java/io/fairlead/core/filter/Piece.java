package io.fairlead.core.filter;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.filter.TextPiece;

/** A piece of text while a filter looks at it. */
final class Piece implements TextPiece {
    private final int channel;
    private final TextKind kind;
    private final TextRole role;
    private final String text;
    private final boolean last;
    private String result;
    private int kept;

    Piece(int channel, TextKind kind, TextRole role, String text, boolean last) {
        this.channel = channel;
        this.kind = kind;
        this.role = role;
        this.text = text;
        this.last = last;
        this.result = text;
    }

    @Override
    public int channel() {
        return channel;
    }

    @Override
    public TextKind kind() {
        return kind;
    }

    @Override
    public TextRole role() {
        return role;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean last() {
        return last;
    }

    @Override
    public void replace(String with) {
        result = with;
    }

    @Override
    public void keepLast(int chars) {
        kept = Math.max(0, chars);
    }

    /** As if nobody had looked. */
    void reset() {
        result = text;
        kept = 0;
    }

    boolean changed() {
        return !result.equals(text);
    }

    /** What may go on. */
    String released() {
        return result.substring(0, result.length() - held());
    }

    /** What comes again with the next piece. */
    String tail() {
        return result.substring(result.length() - held());
    }

    private int held() {
        return last ? 0 : Math.min(Math.min(kept, LONGEST_HOLD), result.length());
    }
}
