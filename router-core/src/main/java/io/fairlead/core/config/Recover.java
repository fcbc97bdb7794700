package io.fairlead.core.config;

import java.util.Locale;

/** A way to go on with a stream whose upstream broke after the client had content of it. */
public enum Recover {
    /** The next candidate gets the text so far as the beginning of its answer, and goes on from there. */
    CONTINUE,
    /** The next candidate answers afresh; what equals the text so far is kept from the client. */
    MATCH;

    /** As the configuration and the log call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
