package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.config.Recover;
import io.fairlead.core.exchange.Recovery;
import java.util.function.Consumer;

/**
 * Joins the answer of another candidate to what the client has. Its beginning and its thoughts stay here: the client has
 * had those of the first. Of an answer that begins afresh the text that equals the client's stays here as well.
 */
final class Seam implements Consumer<ChatEvent> {
    private final Said said;
    private final Consumer<ChatEvent> next;
    private final String known;
    private final boolean exact;
    private int matched;
    private boolean passed;

    Seam(Recovery recovery, Consumer<ChatEvent> next) {
        this.said = new Said(recovery);
        this.next = next;
        String text = recovery.text().toString();
        String beginning = recovery.beginning();
        this.exact = recovery.way() == Recover.MATCH && !recovery.afresh();
        // The blanks at the end of a beginning are not sent along; who goes on may say them again.
        this.known = beginning == null ? text : text.substring(beginning.length());
    }

    /** Whether the client got anything of this answer. */
    boolean passed() {
        return passed;
    }

    @Override
    public void accept(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started -> {}
            case ChatEvent.ThinkingDelta thought -> {}
            case ChatEvent.UsageReported usage -> next.accept(event);
            case ChatEvent.TextDelta delta -> text(delta);
            default -> {
                requireAllMatched();
                pass(event);
            }
        }
    }

    private void text(ChatEvent.TextDelta delta) {
        String text = delta.text();
        int equal = 0;
        while (equal < text.length() && matched < known.length() && text.charAt(equal) == known.charAt(matched)) {
            equal++;
            matched++;
        }
        if (equal == text.length()) {
            return;
        }
        if (!exact) {
            matched = known.length();
        }
        requireAllMatched();
        pass(equal == 0 ? delta : ChatEvent.text(delta.choice(), text.substring(equal)));
    }

    private void requireAllMatched() {
        if (exact && matched < known.length()) {
            throw RouterException.of(
                    ErrorCode.STREAM_BROKEN,
                    "the answer broke off, and that of another candidate differs from it after " + matched
                            + " characters");
        }
    }

    private void pass(ChatEvent event) {
        passed = true;
        said.note(event);
        next.accept(event);
    }
}
