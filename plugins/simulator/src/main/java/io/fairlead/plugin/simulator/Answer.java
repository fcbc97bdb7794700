package io.fairlead.plugin.simulator;

import java.util.List;

/**
 * An answer, whatever its dialect.
 *
 * @param pieces its text, token by token
 * @param calls tools that it calls
 * @param choices how often it is given
 */
record Answer(Heading heading, List<String> pieces, List<ToolCall> calls, Ending ending, Tokens tokens, int choices) {
    Answer {
        pieces = List.copyOf(pieces);
        calls = List.copyOf(calls);
    }

    /** The whole text. */
    String text() {
        return String.join("", pieces);
    }

    /**
     * What stands above it.
     *
     * @param number of the request, the middle of all ids
     * @param created seconds since 1970
     */
    record Heading(long number, String model, long created) {
        /** An id with a vendor's prefix. */
        String id(String prefix) {
            return prefix + "sim" + number;
        }
    }

    /**
     * A call of a tool.
     *
     * @param arguments JSON, token by token
     */
    record ToolCall(String id, String name, List<String> arguments) {
        ToolCall {
            arguments = List.copyOf(arguments);
        }
    }

    /** Tokens read and written. */
    record Tokens(long input, long output) {
        long total() {
            return input + output;
        }
    }

    /** Why it ends. */
    enum Ending {
        /** It is complete. */
        STOP,
        /** The request's bound on tokens is reached. */
        LENGTH,
        /** Tools are to be called. */
        TOOLS
    }
}
