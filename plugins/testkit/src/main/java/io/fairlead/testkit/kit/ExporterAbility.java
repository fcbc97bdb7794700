package io.fairlead.testkit.kit;

/** What a metrics exporter may be able to do; {@link ExporterKit} tries what is claimed. */
public enum ExporterAbility {
    /** It has a page of text with the current values, for whoever asks; a meter's line shows the values of its labels. */
    HAS_A_PAGE
}
