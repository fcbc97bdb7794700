package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.FirstChoice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the words of an answer: the model, the time, and at its end why it ended and what it took. Times are
 * the gateway's own: until the first word, and from there to the end. What loading took only a server of models knows.
 */
final class AnswerFrame {
    private final Form form;
    private final Clock clock;
    private final Instant began;
    private final Losses losses;
    private final FirstChoice first;
    private String model;
    private Usage usage = Usage.UNKNOWN;
    private FinishReason reason = FinishReason.STOP;
    private @Nullable Instant firstWord;

    AnswerFrame(Form form, WriterOptions options, Clock clock) {
        this.form = form;
        this.clock = clock;
        this.began = options.created();
        this.losses = options.losses();
        this.first = new FirstChoice(losses);
        this.model = options.facts().model();
    }

    boolean ofChat() {
        return form == Form.CHAT;
    }

    /** Whether an event can be told at all; notes what of it cannot. */
    boolean tells(ChatEvent event) {
        switch (event) {
            case ChatEvent.ThinkingDelta thought
            when thought.signature() != null ->
                losses.dropped("thinking.signature", "the client's API has no place for it");
            case ChatEvent.Finished finished
            when finished.stopText() != null ->
                losses.dropped("stop_sequence", "the client's API does not say which text it was");
            default -> {}
        }
        return first.has(event);
    }

    /** Takes an event that is about the answer as a whole; others it passes over. */
    void note(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started when !started.model().isEmpty() -> model = started.model();
            case ChatEvent.Finished finished -> reason = finished.reason();
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            default -> {}
        }
    }

    /** The first word is there. */
    void said() {
        if (firstWord == null) {
            firstWord = clock.instant();
        }
    }

    /** Writes what each line begins with. */
    JsonWriter begin(JsonWriter json) {
        return json.beginObject()
                .member("model", model)
                .member("created_at", clock.instant().toString());
    }

    /** Writes what only the last line says. */
    void end(JsonWriter json) {
        json.member("done", true).member("done_reason", word());
        Instant now = clock.instant();
        Instant word = firstWord == null ? now : firstWord;
        json.member("total_duration", nanos(began, now)).member("load_duration", 0);
        if (usage.known()) {
            json.member("prompt_eval_count", usage.inputTokens());
        }
        json.member("prompt_eval_duration", nanos(began, word));
        if (usage.known()) {
            json.member("eval_count", usage.outputTokens());
        }
        json.member("eval_duration", nanos(word, now));
    }

    /** Calls are no reason in this API; what it has no word for is told as it is. */
    private String word() {
        return reason.equals(FinishReason.TOOL_CALLS) ? FinishReason.STOP.name() : reason.name();
    }

    /** Clients divide by it. */
    private static long nanos(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toNanos());
    }
}
