package io.fairlead.api.dialect;

/** Receives the places of text within JSON bytes. Called in rising order of position. */
public interface TextSpans {
    /**
     * A piece of text: the content of a JSON string, its quotes excluded, still escaped.
     *
     * @param from first byte, counted as in the body or in the frame's array
     * @param to byte after the last
     * @param channel what belongs together in a stream: pieces of one channel continue each other; any number
     */
    void span(long from, long to, int channel, TextKind kind, TextRole role);

    /**
     * A JSON value that tells the text of this body or frame once more in another form, such as token by token. It is
     * taken out where a filter changes any of that text, lest it tells what was there before.
     *
     * @param from first byte, counted as in the body or in the frame's array
     * @param to byte after the last
     * @param without the JSON to put there instead
     */
    default void echo(long from, long to, String without) {}

    /** No more text comes in a channel: what was held back of it must be let go before this frame goes on. */
    default void close(int channel) {}

    /** No more text comes in any channel. */
    default void closeAll() {}
}
