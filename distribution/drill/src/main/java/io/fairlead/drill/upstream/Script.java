package io.fairlead.drill.upstream;

import java.io.IOException;

/** What an upstream does with a chat. */
@FunctionalInterface
public interface Script {
    /** Answers, or does not. */
    void answer(Chat chat, Wire wire) throws IOException;

    /** Another script for the first chat than for all later ones. */
    static Script once(Script first, Script later) {
        return (chat, wire) -> (chat.number() == 1 ? first : later).answer(chat, wire);
    }
}
