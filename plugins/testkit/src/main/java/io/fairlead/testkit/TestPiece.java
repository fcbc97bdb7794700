package io.fairlead.testkit;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import java.util.List;
import java.util.Optional;

/** A piece of text that a filter looks at, and what it made of it. */
public final class TestPiece implements TextPiece {
    private final int channel;
    private final TextKind kind;
    private final TextRole role;
    private final String text;
    private final boolean last;
    private Optional<String> replaced = Optional.empty();
    private int kept;

    private TestPiece(int channel, TextKind kind, TextRole role, String text, boolean last) {
        this.channel = channel;
        this.kind = kind;
        this.role = role;
        this.text = text;
        this.last = last;
    }

    /** A whole text of a request. */
    public static TestPiece whole(TextKind kind, TextRole role, String text) {
        return new TestPiece(0, kind, role, text, true);
    }

    /** A piece of an answer. */
    public static TestPiece reply(TextKind kind, String text, boolean last) {
        return reply(0, kind, text, last);
    }

    /** A piece of one of several texts of an answer. */
    public static TestPiece reply(int channel, TextKind kind, String text, boolean last) {
        return new TestPiece(channel, kind, TextRole.ASSISTANT, text, last);
    }

    /**
     * Gives pieces of one channel of an answer to a filter as the host would: what it keeps comes again with the next
     * piece, and an empty end follows if something is still kept.
     *
     * @return all that the client gets
     */
    public static String stream(FilterPass pass, TextKind kind, List<String> pieces) {
        StringBuilder client = new StringBuilder();
        String held = "";
        for (String more : pieces) {
            TestPiece piece = reply(kind, held + more, false);
            pass.replyText(piece);
            client.append(piece.released());
            held = piece.held();
        }
        if (!held.isEmpty()) {
            TestPiece end = reply(kind, held, true);
            pass.replyText(end);
            client.append(end.released());
        }
        return client.toString();
    }

    /** What it was replaced by, if it was. */
    public Optional<String> replaced() {
        return replaced;
    }

    /** What it is now. */
    public String result() {
        return replaced.orElse(text);
    }

    /** How many characters at its end the filter wants to see again, be it more than it may. */
    public int asked() {
        return kept;
    }

    /** What goes on now. */
    public String released() {
        String result = result();
        return result.substring(0, result.length() - held().length());
    }

    /** What is held back. */
    public String held() {
        String result = result();
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
        replaced = Optional.of(with);
    }

    @Override
    public void keepLast(int chars) {
        kept = Math.max(0, chars);
    }
}
