package io.fairlead.drill.client;

/** How an answer ended for its client, from good to bad. */
public enum Ending {
    /** All of the text, well formed from the head to the last byte. */
    FULL("full answer"),
    /** Not all of it, and told so in the form of the API. */
    CLEAN_ERROR("clean error"),
    /** Something that no client can be expected to make sense of, such as a cut without a word. */
    BROKEN("broken answer"),
    /** Not all of it, and it looks whole. */
    TRUNCATED("truncated success"),
    /** Nothing more within the client's patience. */
    HANG("hang");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** The worse of two. */
    public Ending or(Ending other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return words;
    }
}
