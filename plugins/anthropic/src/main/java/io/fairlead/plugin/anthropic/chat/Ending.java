package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Why an answer ended, as far as its events said. */
final class Ending {
    private final Losses losses;
    private FinishReason reason = FinishReason.STOP;
    private @Nullable String stopText;
    private boolean refused;

    Ending(Losses losses) {
        this.losses = losses;
    }

    /** Words of a refusal came: in this API they are text, and the reason tells. */
    void refused() {
        refused = true;
    }

    void finished(ChatEvent.Finished finished) {
        if (!StopReason.has(finished.reason())) {
            losses.dropped(
                    "finish_reason",
                    "the client's API has no word for " + finished.reason().name());
        }
        reason = finished.reason();
        stopText = finished.stopText();
    }

    /** Writes the members. */
    void write(JsonWriter json) {
        FinishReason told = refused && reason.equals(FinishReason.STOP) ? FinishReason.CONTENT_FILTER : reason;
        String text = stopText;
        json.member("stop_reason", StopReason.word(told, text != null)).name("stop_sequence");
        if (text == null) {
            json.nullValue();
        } else {
            json.text(text);
        }
    }
}
