package io.fairlead.testkit.kit;

/** What a protocol may be able to do; {@link ProtocolKit} tries what is claimed. */
public enum ProtocolAbility {
    /** It has a path for the list of models. */
    LISTS_MODELS,
    /** It has a path for one model. */
    SHOWS_ONE_MODEL,
    /** Clients identify themselves with a key, see {@link ProtocolKit#withKey}. */
    TAKES_KEYS,
    /** It tells its requests from those of other protocols on the same path, see {@link ProtocolKit#requestsOfOthers()}. */
    TELLS_ITS_REQUESTS
}
