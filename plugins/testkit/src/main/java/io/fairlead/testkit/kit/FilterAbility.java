package io.fairlead.testkit.kit;

/** What a filter may be able to do, beyond the views that it declares itself; {@link FilterKit} tries what is claimed. */
public enum FilterAbility {
    /** Texts that give it nothing to do pass as they are, see {@link FilterKit#plainTexts()}. */
    LEAVES_PLAIN_TEXT,
    /** An answer's text comes out the same however the stream cuts it. */
    CUTS_DO_NOT_MATTER,
    /** Events and parts of kinds that came after it pass as they are. */
    PASSES_THE_UNKNOWN
}
