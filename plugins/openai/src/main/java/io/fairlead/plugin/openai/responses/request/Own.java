package io.fairlead.plugin.openai.responses.request;

import io.fairlead.toolkit.Extensions;
import java.util.Set;

/** Names of members that the neutral model does not name. */
final class Own {
    /** The role of messages that the newer models call {@code developer}, as chat completions carry it. */
    static final String ROLE = "openai:role";
    /** How strictly a function's schema is kept to, as chat completions carry it. */
    static final String STRICT = "openai:strict";
    /** How much the answer shall say, as chat completions carry it. */
    static final String VERBOSITY = "openai:verbosity";

    /** Beside those of this API those of chat completions that it has, too. */
    static final Extensions MEMBERS = Extensions.flat(
            "openai.responses",
            Set.of(
                    ROLE,
                    STRICT,
                    VERBOSITY,
                    "openai:prompt_cache_key",
                    "openai:prompt_cache_retention",
                    "openai:safety_identifier",
                    "openai:store"));
    /** Whole items of the input. */
    static final Extensions ITEMS = Extensions.flat("openai.responses.item", Set.of());

    /** That nothing is said of how strictly a schema is kept to, which is strictly in this API and not so in others. */
    static final String UNSAID_STRICT = MEMBERS.name("strict");

    /** The name under which a member travels that chat completions have, too. */
    static String asInChats(String member) {
        return "openai:" + member;
    }

    private Own() {}
}
