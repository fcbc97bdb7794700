package io.fairlead.plugin.openai.custom;

/** An escape within a JSON string, char by char. One that JSON does not know stands for itself. */
final class Escape {
    private static final int DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    /** What has come of it: the backslash and what follows it; empty if none is open. */
    private final StringBuilder come = new StringBuilder(6);

    /** Whether one has begun and has not ended. */
    boolean open() {
        return !come.isEmpty();
    }

    /** A backslash came. */
    void begin() {
        come.append('\\');
    }

    /** Takes the next char and says whether it is of the escape; what the escape stands for is appended at its end. */
    boolean take(char next, StringBuilder out) {
        if (come.length() == 1) {
            come.append(next);
            if (next != 'u') {
                end(plain(next), out);
            }
            return true;
        }
        if (Character.digit(next, HEXADECIMAL) < 0) {
            end(come.toString(), out);
            return false;
        }
        come.append(next);
        if (come.length() == 2 + DIGITS) {
            end(String.valueOf((char) Integer.parseInt(come, 2, come.length(), HEXADECIMAL)), out);
        }
        return true;
    }

    private void end(String meaning, StringBuilder out) {
        out.append(meaning);
        come.setLength(0);
    }

    private String plain(char kind) {
        return switch (kind) {
            case '"', '\\', '/' -> String.valueOf(kind);
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> come.toString();
        };
    }
}
