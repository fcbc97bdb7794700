package io.fairlead.plugin.gemini.chat;

import java.util.regex.Pattern;

/**
 * Bytes in a request. The API takes base 64 with the letters of either alphabet, with padding and without it, as
 * <a href="https://protobuf.dev/programming-guides/json/">its JSON form</a> has it, and Google's client for Python sends that
 * for URLs; some encoders break lines. Others know the usual alphabet, unbroken.
 */
final class BytesForm {
    private static final int QUANTUM = 4;
    private static final String OTHERS = "-_\n\r\t ";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private BytesForm() {}

    /** The same in the usual alphabet, padded and in one line. */
    static String usual(String wire) {
        if (wire.length() % QUANTUM == 0 && OTHERS.chars().noneMatch(other -> wire.indexOf(other) >= 0)) {
            return wire;
        }
        String letters = BLANKS.matcher(wire).replaceAll("").replace('-', '+').replace('_', '/');
        int missing = (QUANTUM - letters.length() % QUANTUM) % QUANTUM;
        return letters.endsWith("=") ? letters : letters + "=".repeat(missing);
    }
}
