package io.fairlead.api.json;

import java.util.Arrays;

/** The bytes between the quotes of the string that a scan is at, gathered where a cut went through them. */
final class ScannedText {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private byte[] held = NOTHING;
    private int heldLength;

    private int start;
    private int bound;
    private int length;
    private boolean escaped;

    /**
     * Starts a string.
     *
     * @param quote offset of its opening quote
     * @param most how many bytes of it are worth holding where it is cut
     */
    void begin(int quote, int most) {
        start = quote;
        bound = most;
        heldLength = 0;
        length = 0;
    }

    /** The piece of a string up to a cut. */
    void cut(byte[] piece, int pieceFrom, int pieceTo) {
        length += pieceTo - pieceFrom;
        int room = Math.min(bound - heldLength, pieceTo - pieceFrom);
        if (room <= 0) {
            return;
        }
        if (heldLength + room > held.length) {
            held = Arrays.copyOf(held, Math.max(64, Math.max(heldLength + room, held.length * 2)));
        }
        System.arraycopy(piece, pieceFrom, held, heldLength, room);
        heldLength += room;
    }

    /** The last piece of a string, or all of it. */
    void complete(byte[] piece, int pieceFrom, int pieceTo, boolean hasEscapes) {
        escaped = hasEscapes;
        if (length == 0) {
            length = pieceTo - pieceFrom;
            bytes = piece;
            from = pieceFrom;
            to = pieceTo;
            return;
        }
        cut(piece, pieceFrom, pieceTo);
        bytes = held;
        from = 0;
        to = heldLength;
    }

    /** Replaces the bytes by those with escapes resolved. */
    void resolve() {
        if (escaped && length <= bound) {
            bytes = Unescape.utf8(bytes, from, to);
            from = 0;
            to = bytes.length;
        }
    }

    /** Forgets the array of the piece, which is its owner's. */
    void release() {
        bytes = NOTHING;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    /** After the last byte at hand. */
    int to() {
        return to;
    }

    /** Offset of the opening quote. */
    int start() {
        return start;
    }

    /** Offset after the closing quote. */
    int end() {
        return start + length + 2;
    }

    /** How many bytes stand between the quotes. */
    int length() {
        return length;
    }

    /** Whether more stands between the quotes than was worth holding. */
    boolean beyondBound() {
        return length > bound;
    }

    boolean is(byte[] wanted) {
        return Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }

    boolean startsWith(byte[] wanted) {
        return to - from >= wanted.length && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    long footprint() {
        return held.length;
    }
}
