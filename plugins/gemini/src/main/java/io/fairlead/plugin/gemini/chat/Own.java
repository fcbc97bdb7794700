package io.fairlead.plugin.gemini.chat;

import io.fairlead.toolkit.Extensions;

/** Names of members that the neutral model does not name. */
final class Own {
    static final Extensions MEMBERS = new Extensions("gemini");

    /** Proof of the thoughts before a call or a text, as a quoted text. */
    static final String SIGNATURE = MEMBERS.name("thought_signature");

    /** The parent of members that are within {@code generationConfig}. */
    static final String CONFIG = "generationConfig";

    /** The parent of members that are within {@code thinkingConfig}. */
    static final String THINKING = "thinkingConfig";

    /** Whether thoughts are shown. */
    static final String SHOWN = MEMBERS.name(THINKING + ".includeThoughts");

    /** The parent of members that are within {@code functionResponse}. */
    static final String RESULT = "functionResponse";

    private Own() {}
}
