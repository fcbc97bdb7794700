package io.fairlead.plugin.ollama.chat;

import java.util.Set;

/** The two kinds of request of this API that a model answers with text. */
enum Form {
    /** Messages, and an answer that is one. */
    CHAT(Set.of("suffix", "template", "context", "raw")),
    /** One prompt, and an answer that is a text. */
    GENERATE(Set.of());

    private final Set<String> unknown;

    Form(Set<String> unknown) {
        this.unknown = unknown;
    }

    /** Members of the other kind that this one does not have. */
    Set<String> unknown() {
        return unknown;
    }
}
