package io.fairlead.fakes.play;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model answers, whatever the wire.
 *
 * @param thoughts that it lets be seen, or an empty text
 * @param text of the answer
 * @param calls of tools, all at once
 * @param end why the answer ends
 * @param pace the time between two pieces of its text
 */
public record Answer(String thoughts, String text, List<ToolCall> calls, End end, Duration pace) {
    /** Tokens of every request. */
    public static final int INPUT = 20;

    /** Those of them that were in a cache. */
    public static final int CACHED = 4;

    /** Those of them that were put into a cache, for vendors that count them. */
    public static final int WRITTEN = 3;

    /** Those of them that were sound, for vendors that count them. */
    public static final int HEARD = 2;

    /** Tokens of every answer. */
    public static final int OUTPUT = 9;

    /** Those of them that went into thoughts, if there are any. */
    public static final int THOUGHT = 5;

    static Answer saying(String text) {
        return new Answer("", text, List.of(), End.STOP, Duration.ZERO);
    }

    /** The pieces in which a text comes: its words, with the blanks before them. */
    public static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int blank = text.indexOf(' ', 1); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
            pieces.add(text.substring(from, blank));
            from = blank;
        }
        if (from < text.length()) {
            pieces.add(text.substring(from));
        }
        return pieces;
    }
}
