package io.fairlead.core.exchange;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Ids of requests, exchanges and attempts: unguessable enough to be unique, short enough to be read. */
public final class Ids {
    private static final byte[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_GIVEN = 128;

    private Ids() {}

    /** A new id of 16 characters after a prefix. */
    public static String create(String prefix, RandomGenerator random) {
        byte[] text = new byte[16];
        long high = random.nextLong();
        for (int i = 0; i < text.length; i++) {
            if (i == 8) {
                high = random.nextLong();
            }
            text[i] = DIGITS[(int) (high & 31)];
            high >>>= 5;
        }
        return prefix + new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Whether a client's own id may be kept: short, and nothing that could forge a line of a log. */
    public static boolean acceptable(String id) {
        if (id.isEmpty() || id.length() > LONGEST_GIVEN) {
            return false;
        }
        return id.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\');
    }

    static String hex(long value) {
        byte[] text = new byte[16];
        long rest = value;
        for (int i = text.length - 1; i >= 0; i--) {
            text[i] = HEX[(int) rest & 15];
            rest >>>= 4;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
