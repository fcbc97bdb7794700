package io.fairlead.translation.rubbish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rubbish that is close enough to sense to get far. */
final class Mutation {
    private static final List<String> BITS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e999",
            "0.5",
            "9999999999999999999",
            "{\"a\":",
            "[[",
            "]]",
            "}",
            "\\ud800",
            "\u0000",
            "\"type\":",
            ",,",
            "\"text\"",
            "data: ",
            "\n\n",
            "event: error\n");

    private final RandomGenerator random;

    Mutation(RandomGenerator random) {
        this.random = random;
    }

    /** What chance comes from. */
    RandomGenerator random() {
        return random;
    }

    /** One of these. */
    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A text changed in one to four places. */
    String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(1, 5); times > 0; times--) {
            bytes = once(bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(1, 40));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 -> replaced(bytes, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 4 -> replaced(bytes, from, Math.min(bytes.length, from + random.nextInt(6)), bit());
            default -> replaced(bytes, from, from, bit());
        };
    }

    private byte[] bit() {
        return one(BITS).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] with) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length - (to - from) + with.length);
        System.arraycopy(with, 0, changed, from, with.length);
        System.arraycopy(bytes, to, changed, from + with.length, bytes.length - to);
        return changed;
    }
}
