package io.fairlead.plugin.openai.chat;

import io.fairlead.toolkit.Extensions;
import java.util.Set;

/** Names of members that the neutral model does not name. */
final class Own {
    static final Extensions MEMBERS = Extensions.flat("openai", Set.of());

    private Own() {}
}
