package io.fairlead.plugin.gemini.embed;

/** The two methods that make vectors. */
public enum EmbedForm {
    /** One content, one vector. */
    ONE("embedContent"),
    /** A list of requests, a list of vectors. */
    BATCH("batchEmbedContents");

    private final String method;

    EmbedForm(String method) {
        this.method = method;
    }

    /** The method's name, as it stands in the path. */
    public String method() {
        return method;
    }
}
