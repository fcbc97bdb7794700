package io.fairlead.benchmarks.simulator;

import io.fairlead.benchmarks.wire.BodySink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request's body, searched for the few members that steer the answer instead of being parsed. What comes after the
 * first 64 MB is read and not kept.
 */
final class RequestBody implements BodySink {
    private static final int MAX_LENGTH = 1 << 26;
    private static final byte[] MODEL = key("model");
    private static final byte[] STREAM = key("stream");
    private static final byte[] INCLUDE_USAGE = key("include_usage");

    private byte[] bytes = new byte[1024];
    private int length;

    @Override
    public void accept(byte[] piece, int from, int to) {
        int wanted = length + to - from;
        if (wanted > MAX_LENGTH) {
            return;
        }
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(wanted, bytes.length * 2));
        }
        System.arraycopy(piece, from, bytes, length, to - from);
        length = wanted;
    }

    void clear() {
        length = 0;
    }

    /** The model asked for, or an empty text. */
    String model() {
        int from = valueOf(MODEL);
        if (from < 0 || bytes[from] != '"') {
            return "";
        }
        int to = from + 1;
        while (to < length && bytes[to] != '"') {
            to++;
        }
        return new String(bytes, from + 1, to - from - 1, StandardCharsets.UTF_8);
    }

    boolean stream() {
        return isTrue(STREAM);
    }

    boolean usageWanted() {
        return isTrue(INCLUDE_USAGE);
    }

    private boolean isTrue(byte[] key) {
        int at = valueOf(key);
        return at >= 0 && bytes[at] == 't';
    }

    /** The position of the value of the first member with this key, or -1. */
    private int valueOf(byte[] key) {
        int last = length - key.length;
        for (int at = 0; at < last; at++) {
            if (bytes[at] != '"' || !Arrays.equals(bytes, at, at + key.length, key, 0, key.length)) {
                continue;
            }
            int value = skipBlanks(at + key.length);
            if (value < length && bytes[value] == ':') {
                value = skipBlanks(value + 1);
                return value < length ? value : -1;
            }
        }
        return -1;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < length && bytes[at] <= ' ') {
            at++;
        }
        return at;
    }

    private static byte[] key(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
