package io.fairlead.plugin.redact.find;

import java.util.Locale;

/** Kinds of personal data, by the words that the configuration and masks use for them. */
public enum DataKind {
    EMAIL,
    PHONE,
    CARD;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Lower case. */
    @Override
    public String toString() {
        return word;
    }
}
