package io.fairlead.plugin.openai.chat;

import io.fairlead.toolkit.Extensions;
import java.util.Locale;
import java.util.Set;

/** Names of members that the neutral model does not name. */
final class Own {
    static final Extensions MEMBERS = Extensions.flat("openai", Set.of());

    /** Where a prompt is to be cached, in the words of Anthropic's API. */
    static final String CACHE = "anthropic:cache_control";

    /** Upstreams with this API that serve Claude models take it from there, beside the text of a part or in a tool. */
    private static final Extensions FOR_CLAUDE = Extensions.flat("openai", Set.of(CACHE));

    /** A call of a tool that is neither a function nor a custom tool. */
    static final String TOOL_CALL = MEMBERS.name("tool_call");

    /** What such a tool gave back, which means nothing without its call: the whole message. */
    static final String TOOL_MESSAGE = MEMBERS.name("tool_message");

    private Own() {}

    /** What an upstream takes that calls the model so. */
    static Extensions of(String model) {
        return model.toLowerCase(Locale.ROOT).contains("claude") ? FOR_CLAUDE : MEMBERS;
    }
}
