package io.fairlead.plugin.ollama.chat;

import java.util.Set;

/** The two kinds of request of this API that a model answers with text. */
enum Form {
    /** Messages, and an answer that is one. */
    CHAT,
    /** One prompt, and an answer that is a text. */
    GENERATE;

    private static final Set<String> OF_PROMPTS = Set.of("suffix", "template", "context", "raw");

    /** Members of the other kind that this one does not have. */
    Set<String> unknown() {
        return this == CHAT ? OF_PROMPTS : Set.of();
    }
}
