package io.fairlead.plugin.ollama.embed;

/** The two ways in which this API is asked for vectors. */
public enum EmbedForm {
    /** One text or many, a vector for each. */
    EMBED("/api/embed", "input"),
    /** The older one: one text, one vector. */
    EMBEDDINGS("/api/embeddings", "prompt");

    private final String path;
    private final String input;

    EmbedForm(String path, String input) {
        this.path = path;
        this.input = input;
    }

    /** Where it is asked. */
    public String path() {
        return path;
    }

    /** The member that holds what is to be embedded. */
    String input() {
        return input;
    }
}
