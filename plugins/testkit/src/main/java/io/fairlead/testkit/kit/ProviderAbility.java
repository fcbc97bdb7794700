package io.fairlead.testkit.kit;

/** What a provider may be able to do; {@link ProviderKit} tries what is claimed. */
public enum ProviderAbility {
    /** Calls need a key, and a key that fits no header is refused. */
    TAKES_KEYS,
    /** It heeds how long a reply asks to wait, in the field Retry-After. */
    READS_RETRY_AFTER,
    /** It heeds how long the text of an error asks to wait. */
    READS_WAITS_IN_TEXTS,
    /** The vendor has a list of models. */
    LISTS_MODELS,
    /** It answers in this process: a {@code LocalProvider}. */
    ANSWERS_ITSELF
}
