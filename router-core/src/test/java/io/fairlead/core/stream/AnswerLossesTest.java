package io.fairlead.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.scene.RecordedClient;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerLossesTest {
    private final Exchange exchange = new Exchange(
            RecordedClient.asking("POST", "/plain", "{}"), "x", "r", TraceParent.of(null, new Random(1)), 0);
    private final AnswerLosses losses = AnswerLosses.of(exchange, "openai");

    @Test
    void areWhatOnlyOtherProtocolsCanWrite() {
        losses.note(ChatEvent.annotated(0, "openai", "{}"));
        losses.note(ChatEvent.unknown(0, "openai:x", "{}"));
        losses.note(ChatEvent.text(0, "x"));
        assertThat(exchange.dropped().all()).isEmpty();

        losses.note(ChatEvent.annotated(0, "gemini", "{}"));
        losses.note(ChatEvent.annotated(0, "anthropic", "{}"));
        losses.note(ChatEvent.unknown(0, "gemini:inlineData", "{}"));
        assertThat(exchange.dropped().all()).containsExactly("answer.annotations", "answer.inlineData");
    }

    @Test
    void areNotAsManyOrAsLongAsAnUpstreamLikes() {
        for (int i = 0; i < 1000; i++) {
            losses.note(ChatEvent.unknown(0, "gemini:" + i + "x".repeat(1000), "{}"));
        }

        assertThat(exchange.dropped().all()).hasSize(32).allMatch(name -> name.length() < 100);
    }

    @Test
    void areNotOfAnswersThatThePassingFramesHaveAllOf() {
        losses.none().note(ChatEvent.annotated(0, "gemini", "{}"));

        assertThat(exchange.dropped().all()).isEmpty();
    }
}
