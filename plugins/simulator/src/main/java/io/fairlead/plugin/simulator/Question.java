package io.fairlead.plugin.simulator;

import java.util.List;

/**
 * What an answer depends on in a request, whatever its dialect.
 *
 * @param usageWanted whether a stream shall end with its usage
 */
record Question(boolean usageWanted, Conversation conversation, Tools tools, Format format, Vectors vectors) {
    /**
     * The messages.
     *
     * @param count how many there are
     * @param lastRole who wrote the last one; {@code tool} where it brings a tool's result
     * @param lastText its text: to be searched for the names of tools, never to be repeated
     */
    record Conversation(int count, String lastRole, String lastText) {}

    /**
     * The tools that may be called.
     *
     * @param choice {@code auto}, {@code none}, {@code required} or the name of the one to call
     */
    record Tools(List<Tool> all, String choice) {
        Tools {
            all = List.copyOf(all);
        }
    }

    /** A tool and the JSON schema of its arguments. */
    record Tool(String name, String schema) {}

    /**
     * The shape of the answer.
     *
     * @param json whether it has to be a JSON object
     * @param schema the JSON schema that it has to fit; an empty object for any
     */
    record Format(boolean json, String schema) {
        static final String ANY = "{}";
        static final Format TEXT = new Format(false, ANY);
    }

    /**
     * The embeddings asked for.
     *
     * @param inputs how many texts
     * @param dimensions length of a vector
     * @param base64 whether vectors are given as base64 rather than as numbers
     */
    record Vectors(int inputs, int dimensions, boolean base64) {}
}
