package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.filter.TextPiece;

/** A piece of text in one of several channels, and all that a filter told of it. */
final class ToldPiece implements TextPiece {
    private final int channel;
    private final TextKind kind;
    private final TextRole role;
    private final String text;
    private final boolean last;
    private String result;
    private int kept;

    ToldPiece(int channel, TextKind kind, TextRole role, String text, boolean last) {
        this.channel = channel;
        this.kind = kind;
        this.role = role;
        this.text = text;
        this.last = last;
        this.result = text;
    }

    /** How many characters the filter wants to hold back. */
    int asked() {
        return kept;
    }

    String result() {
        return result;
    }

    String released() {
        return result.substring(0, result.length() - held().length());
    }

    String held() {
        int count = last ? 0 : Math.min(Math.min(kept, LONGEST_HOLD), result.length());
        return result.substring(result.length() - count);
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
}
