package io.fairlead.testkit.kit;

/** What a strategy may be able to do; {@link StrategyKit} tries what is claimed. */
public enum StrategyAbility {
    /** A walk yields every candidate that it was given; one that lacks this may leave some out. */
    YIELDS_ALL,
    /** Among candidates that are equal otherwise, each comes first as often as its weight says. */
    BY_WEIGHT,
    /** Among candidates that are equal otherwise, those of a lower priority number come before all others. */
    BY_PRIORITY,
    /** The lowest expected price comes first, unknown prices last. */
    BY_PRICE,
    /** Who answered fastest of late comes first most of the time. */
    BY_TIME,
    /** The credentials of one deployment take turns. */
    SHARES_KEYS
}
