package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.core.exchange.Recovery;

/** Notes what a client gets of an answer, so that somebody else may go on with it. */
record Said(Recovery recovery) {
    void note(ChatEvent event) {
        switch (event) {
            case ChatEvent.TextDelta delta when delta.choice() == 0 -> recovery.said(delta.text());
            case ChatEvent.Started started -> {}
            case ChatEvent.ThinkingDelta thought -> recovery.thought();
            case ChatEvent.UsageReported usage -> {}
            case ChatEvent.Failed failed -> {}
            case ChatEvent.Ended ended -> {}
            default -> recovery.ruleOut();
        }
    }
}
