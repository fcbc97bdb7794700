package io.fairlead.api.dialect;

/** What a frame means for the attempt, as bits. Hosts ignore bits they do not know. */
public final class Signals {
    /** Nothing to act on. */
    public static final int NONE = 0;
    /** Something the client reads as answer: text, thinking, part of a tool call, an embedding. */
    public static final int CONTENT = 1;
    /** The usage is known now. */
    public static final int USAGE = 1 << 1;
    /** The answer says why it ended. */
    public static final int FINISH = 1 << 2;
    /** The upstream reports a failure; see {@link ReplyWatch#error()}. */
    public static final int ERROR = 1 << 3;
    /** The last frame of a reply that ended as it should. */
    public static final int END = 1 << 4;
    /** The frame cannot be read; it is counted and, once the client has content, kept from it. */
    public static final int MALFORMED = 1 << 5;

    private Signals() {}
}
