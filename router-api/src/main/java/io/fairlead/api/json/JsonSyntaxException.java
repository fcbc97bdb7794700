package io.fairlead.api.json;

/**
 * A text that is not the JSON it should be. The message says what stands where and what was expected there; of the text
 * itself it shows a single character at most, or the name of a member that stands twice. Has no stack trace: it tells of
 * data, not of code. It is an {@link IllegalArgumentException}: where the contract asks for one when a text cannot be
 * read, this will do.
 */
public final class JsonSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * An exception of these parts.
     *
     * @param position offset in bytes from the start of the text
     * @param found what stands there
     * @param expected what should
     */
    public JsonSyntaxException(long position, String found, String expected) {
        super("found " + found + " at byte " + position + ", expected " + expected);
        this.position = position;
    }

    /** Offset in bytes from the start of the text, counted from 0. */
    public long position() {
        return position;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    /** A byte, for a message: as a character where that is readable. */
    static String describe(int value) {
        if (value > ' ' && value < 0x7F) {
            return "'" + (char) value + "'";
        }
        return value == ' ' ? "a blank" : String.format("byte 0x%02X", value & 0xFF);
    }
}
