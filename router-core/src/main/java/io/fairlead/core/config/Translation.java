package io.fairlead.core.config;

/** What happens to parts of a request that the upstream's API cannot express. */
public enum Translation {
    /** They are left out, and the answer, the log and a meter say so. */
    REPORT,
    /** The request is refused. */
    STRICT,
    /** They are left out. */
    LENIENT
}
