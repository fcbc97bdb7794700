package io.fairlead.core.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Ids of requests, exchanges and attempts: unguessable enough to be unique, short enough to be read. */
public final class Ids {
    private static final byte[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int LONGEST_GIVEN = 128;

    private Ids() {}

    /** A new id of 16 characters after a prefix. */
    public static String create(String prefix, RandomGenerator random) {
        int start = prefix.length();
        byte[] text = new byte[start + 16];
        put(prefix, text, 0);
        digits(random.nextLong(), text, start);
        digits(random.nextLong(), text, start + 8);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(long value, byte[] target, int at) {
        long rest = value;
        for (int i = at; i < at + 8; i++) {
            target[i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
    }

    /** Whether a client's own id may be kept: short, and nothing that could forge a line of a log. */
    public static boolean acceptable(String id) {
        if (id.isEmpty() || id.length() > LONGEST_GIVEN) {
            return false;
        }
        return id.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\');
    }

    /** Puts text of Latin-1 characters into an array. */
    @SuppressWarnings("deprecation") // drops the high bytes, of which Latin-1 has none, and makes no array
    static void put(String text, byte[] target, int at) {
        text.getBytes(0, text.length(), target, at);
    }

    /** Puts the 16 hexadecimal digits of a value into an array. */
    static void hex(long value, byte[] target, int at) {
        LONGS.set(target, at, hex(value >>> 32));
        LONGS.set(target, at + 8, hex(value));
    }

    /** The eight digits of the lower half, a byte each: a digit above 9 is a letter, which stands 39 further on. */
    private static long hex(long half) {
        long digits = Long.expand(half, 0x0F0F0F0F0F0F0F0FL);
        long letters = digits + 0x0606060606060606L >>> 4 & 0x0101010101010101L;
        return digits + 0x3030303030303030L + letters * 39;
    }
}
