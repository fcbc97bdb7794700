package io.fairlead.core.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;

/** Makes replies that no server means to send out of ones that they do. */
final class Mutations {
    private static final String[] BITS = {
        "\r\n",
        "\n",
        "\r",
        "\0",
        " ",
        "\t",
        ":",
        ",",
        ";",
        "\u00ff",
        "0",
        "00",
        "-1",
        "+5",
        "0x5",
        "5, 5",
        "5, 6",
        "999999999999999999",
        "9999999999999999999",
        "ffffffffffffffff",
        "7fffffff",
        "chunked",
        "identity",
        "close",
        "Content-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Connection: close\r\n",
        "\r\n\r\n",
        "0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.0",
        "HTTP/2",
        "204",
        "304",
        "999",
        "1e1",
    };

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** The text with one to four changes. */
    String of(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            change(changed);
        }
        return changed.toString();
    }

    private void change(StringBuilder text) {
        if (text.isEmpty()) {
            return;
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4));
        switch (random.nextInt(8)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(256));
            case 1 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
            case 2 -> text.delete(at, end);
            case 3 -> text.insert(at, text.substring(at, end));
            case 4 -> text.insert(at, BITS[random.nextInt(BITS.length)]);
            case 5 -> text.replace(at, end, BITS[random.nextInt(BITS.length)]);
            case 6 -> text.setLength(at);
            default -> replaceNumber(text, at);
        }
    }

    /** Puts something else in place of the first number from here on. */
    private void replaceNumber(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && Character.digit(text.charAt(at), 10) < 0) {
            at++;
        }
        int end = at;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        text.replace(at, end, BITS[random.nextInt(BITS.length)]);
    }

    /** Where to cut a reply into pieces: often nowhere. */
    int[] cuts(byte[] bytes) {
        if (bytes.length < 2 || random.nextInt(3) > 0) {
            return new int[0];
        }
        return random.ints(1 + random.nextInt(3), 1, bytes.length).sorted().toArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
