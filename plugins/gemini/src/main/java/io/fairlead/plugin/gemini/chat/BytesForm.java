package io.fairlead.plugin.gemini.chat;

/**
 * Bytes in a request. The API takes base 64 with the letters of either alphabet, with padding and without it, as
 * <a href="https://protobuf.dev/programming-guides/json/">its JSON form</a> has it, and Google's client for Python sends that
 * for URLs; others know the usual one.
 */
final class BytesForm {
    private static final int QUANTUM = 4;

    private BytesForm() {}

    /** The same in the usual alphabet, padded. */
    static String usual(String wire) {
        int missing = (QUANTUM - wire.length() % QUANTUM) % QUANTUM;
        if (missing == 0 && wire.indexOf('-') < 0 && wire.indexOf('_') < 0) {
            return wire;
        }
        return wire.replace('-', '+').replace('_', '/') + "=".repeat(missing);
    }
}
