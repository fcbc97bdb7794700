package io.fairlead.plugin.anthropic.chat;

import io.fairlead.toolkit.Extensions;
import java.util.Set;

/** Members of this API that the neutral model does not name. */
final class Own {
    /** The protocol whose members these are. */
    static final String PROTOCOL = "anthropic";

    /** Where a prompt is to be cached, as clients of the OpenAI API tell gateways in this API's words. */
    static final String CACHE = "openai:cache_control";

    /** Their names. */
    static final Extensions MEMBERS = Extensions.sharing(PROTOCOL, Set.of(CACHE));

    /** That a client named an effort and nothing else: off, since it asks for nothing that has to be told as lost. */
    static final String EFFORT_ALONE = MEMBERS.name("thinking.asked");

    /** How strictly a tool's schema is kept to, as OpenAI's APIs carry it. */
    static final String STRICT = "openai:strict";

    /** Marks a function that stands for a tool of OpenAI's APIs that takes any text. */
    static final String CUSTOM = "openai:custom";

    private Own() {}
}
