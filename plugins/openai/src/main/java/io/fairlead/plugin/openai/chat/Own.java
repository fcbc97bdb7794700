package io.fairlead.plugin.openai.chat;

import io.fairlead.toolkit.Extensions;
import java.util.Set;

/** Names of members that the neutral model does not name. */
final class Own {
    static final Extensions MEMBERS = Extensions.flat("openai", Set.of());

    /** A call of a tool that is neither a function nor a custom tool. */
    static final String TOOL_CALL = MEMBERS.name("tool_call");

    /** What such a tool gave back, which means nothing without its call: the whole message. */
    static final String TOOL_MESSAGE = MEMBERS.name("tool_message");

    private Own() {}
}
