package io.fairlead.server.http1;

/** The framing of answers whose length is not known when they begin. */
final class ChunkedAnswer {
    /** The last chunk. */
    static final byte[] END = {'0', '\r', '\n', '\r', '\n'};

    /** How many bytes the framing of a chunk has at most. */
    static final int FRAME = 12;

    private ChunkedAnswer() {}

    /** Some bytes as a chunk. */
    static byte[] chunk(byte[] array, int offset, int length) {
        int digits = digits(length);
        byte[] chunk = new byte[digits + length + 4];
        size(length, digits, chunk);
        System.arraycopy(array, offset, chunk, digits + 2, length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }

    /** A chunk behind a head. */
    static void append(AnswerHead head, byte[] array, int offset, int length) {
        int digits = digits(length);
        byte[] frame = new byte[digits + 2];
        size(length, digits, frame);
        head.put(frame, 0, frame.length);
        head.put(array, offset, length);
        head.put(frame, digits, 2);
    }

    private static int digits(int length) {
        return Math.max(1, (35 - Integer.numberOfLeadingZeros(length)) / 4);
    }

    private static void size(int length, int digits, byte[] target) {
        int rest = length;
        for (int i = digits - 1; i >= 0; i--) {
            target[i] = (byte) Character.forDigit(rest & 15, 16);
            rest >>>= 4;
        }
        target[digits] = '\r';
        target[digits + 1] = '\n';
    }
}
