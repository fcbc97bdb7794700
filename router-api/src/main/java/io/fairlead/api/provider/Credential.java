package io.fairlead.api.provider;

/** One key of a provider. */
public interface Credential {
    /** The secret itself; empty for a provider without keys. Never to be logged or put into a URL. */
    String secret();

    /** What may be shown of it: its last 4 characters. */
    String hint();
}
