package io.fairlead.api.json;

/**
 * What one pass over a whole JSON object found: the text is valid to its last byte, and this is where its top-level
 * members are. Offsets count bytes from the start of the text. Immutable.
 *
 * <p>Valid means RFC 8259 to the letter, in UTF-8 without a byte order mark, with surrogates in pairs, nested at most
 * {@value #MAX_DEPTH} deep, and, beyond the RFC, an object at the top without two members of one name. Names are
 * compared as decoded: however a name is escaped, it is the name that it spells.
 */
public final class JsonScan {
    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 512;

    /** How long the name of a top-level member may be, in bytes between its quotes. */
    public static final int MAX_NAME = 65_536;

    private final MemberTable table;
    private final int bodyStart;
    private final int bodyEnd;
    private final long marks;
    private final long textBytes;

    JsonScan(MemberTable table, int bodyStart, int bodyEnd, long marks, long textBytes) {
        this.table = table;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyEnd;
        this.marks = marks;
        this.textBytes = textBytes;
    }

    /**
     * Scans a text.
     *
     * @throws JsonSyntaxException if it is not valid; its position counts from {@code from}
     */
    public static JsonScan of(byte[] bytes, int from, int to, JsonProbes probes) {
        JsonFeed feed = feed(probes);
        feed.accept(bytes, from, to - from);
        return feed.finish();
    }

    /** Starts the scan of a text that comes in pieces. */
    public static JsonFeed feed(JsonProbes probes) {
        return new JsonFeed(probes);
    }

    /** How many top-level members there are. */
    public int members() {
        return table.count();
    }

    /** The number of the top-level member of this name, or -1. Quick, and allocates nothing for ordinary objects. */
    public int find(String name) {
        return table.find(name);
    }

    /** A member's name, decoded. */
    public String name(int member) {
        return table.name(member);
    }

    /** What a member's value is. */
    public JsonKind kind(int member) {
        return table.kind(member);
    }

    /** Offset of the opening quote of a member's name. */
    public long keyStart(int member) {
        return table.keyStart(member);
    }

    /** Offset after the closing quote of a member's name. */
    public long keyEnd(int member) {
        return table.keyEnd(member);
    }

    /** Offset of the first byte of a member's value. */
    public long valueStart(int member) {
        return table.valueStart(member);
    }

    /** Offset after the last byte of a member's value. */
    public long valueEnd(int member) {
        return table.valueEnd(member);
    }

    /** Offset of the opening brace. */
    public long bodyStart() {
        return bodyStart;
    }

    /** Offset of the brace that closes it. */
    public long bodyEnd() {
        return bodyEnd;
    }

    /** Whether a probe found what it asks for. */
    public boolean marked(int probe) {
        return (marks >>> probe & 1) != 0;
    }

    /**
     * How many bytes of text there are: those between the quotes of all strings but names, data URLs (texts that start
     * with {@code data:}) and the values of members called {@code data}, which are binary matter.
     */
    public long textBytes() {
        return textBytes;
    }
}
