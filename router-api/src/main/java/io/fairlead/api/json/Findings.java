package io.fairlead.api.json;

/** What a scan takes note of on its way: members, probes, the amount of text. Knows no grammar. */
final class Findings {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] DATA_URL = {'d', 'a', 't', 'a', ':'};
    /** The key {@code data} in its longest spelling. */
    private static final int DATA_BOUND = 24;

    private final JsonProbes probes;
    private final MemberTable table = new MemberTable();
    private long textBytes;

    /** Whether the value to come belongs to a key {@code data}. */
    private boolean binary;
    /** Probes that look into the present top-level member, one bit each. */
    private long active;
    /** Probes that wait for the text of the present key. */
    private long pending;

    private long marks;

    Findings(JsonProbes probes) {
        this.probes = probes;
    }

    /** How many bytes of the key to come are worth holding. */
    int keyBound(int depth) {
        return depth == 1 ? JsonScan.MAX_NAME : Math.max(DATA_BOUND, probes.keyBound());
    }

    /** How many bytes of the string to come are worth holding. */
    int textBound() {
        return pending == 0 ? DATA_URL.length : Math.max(DATA_URL.length, probes.textBound());
    }

    void key(ScannedText key, int depth) {
        key.resolve();
        binary = !key.beyondBound() && key.is(DATA);
        if (depth == 1) {
            member(key);
        } else if (active != 0 && !key.beyondBound()) {
            long asked = probes.keyed(active, key.bytes(), key.from(), key.to());
            long content = probes.textless(asked);
            marks |= content;
            pending = asked & ~content;
        }
    }

    private void member(ScannedText key) {
        if (key.beyondBound()) {
            throw new JsonSyntaxException(
                    key.start(), "a member name of " + key.length() + " bytes", "at most " + JsonScan.MAX_NAME);
        }
        if (!table.add(key.bytes(), key.from(), key.to(), key.start(), key.end())) {
            throw new JsonSyntaxException(
                    key.start(), "member '" + shown(key) + "' for the second time", "each name once");
        }
        active = probes.into(key.bytes(), key.from(), key.to());
    }

    /** A value starts with this byte; {@code depth} tells the containers around it. */
    void value(byte first, int start, int depth) {
        if (depth == 1) {
            table.beginValue(start, first);
        }
        if (first != '"') {
            binary = false;
            pending = 0;
        }
    }

    /** The value that just started was this string. */
    void text(ScannedText text) {
        if (!binary && !text.startsWith(DATA_URL)) {
            textBytes += text.length();
        }
        if (pending != 0 && !text.beyondBound()) {
            text.resolve();
            marks |= probes.texted(pending, text.bytes(), text.from(), text.to());
        }
        binary = false;
        pending = 0;
    }

    /** A value has ended. */
    void valueEnd(int end, int depth) {
        if (depth == 1) {
            table.endValue(end);
        }
    }

    JsonScan scan(int bodyStart, int bodyEnd) {
        return new JsonScan(table, bodyStart, bodyEnd, marks, textBytes);
    }

    long footprint() {
        return table.footprint();
    }

    /** A name for a message: short, and without control characters. */
    private static String shown(ScannedText key) {
        String name = JsonText.decode(key.bytes(), key.from(), key.to());
        String start = name.length() > 64 ? name.substring(0, 64) + "..." : name;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
