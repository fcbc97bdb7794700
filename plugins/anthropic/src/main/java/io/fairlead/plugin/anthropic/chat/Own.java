package io.fairlead.plugin.anthropic.chat;

import io.fairlead.toolkit.Extensions;

/** Members of this API that the neutral model does not name. */
final class Own {
    /** The protocol whose members these are. */
    static final String PROTOCOL = "anthropic";

    /** Their names. */
    static final Extensions MEMBERS = new Extensions(PROTOCOL);

    private Own() {}
}
