package io.fairlead.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.config.Recover;
import io.fairlead.core.exchange.Recovery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaidTest {
    private final Recovery recovery = new Recovery(List.of(Recover.MATCH), false, new ByteBudget(1 << 20));
    private final Said said = new Said(recovery);

    @Test
    void thoughtsAndFiguresLeaveTextToBeGoneOnWith() {
        said.note(ChatEvent.started("id", "m"));
        said.note(ChatEvent.thinking(0, "let me see", null));
        said.note(ChatEvent.text(0, "Hello "));
        said.note(ChatEvent.usage(Usage.builder().outputTokens(1).build()));
        said.note(ChatEvent.text(0, "you"));

        assertThat(recovery.text()).hasToString("Hello you");
        assertThat(recovery.possible()).isTrue();
    }

    static List<ChatEvent> others() {
        return List.of(
                ChatEvent.toolCallStarted(0, 0, "c", "f"),
                ChatEvent.toolCallDelta(0, 0, "{"),
                ChatEvent.refusal(0, "no"),
                ChatEvent.text(1, "a second choice"),
                ChatEvent.finished(0, FinishReason.STOP, null));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverElseIsSentRulesItOut(ChatEvent event) {
        said.note(ChatEvent.text(0, "Hello"));
        said.note(event);

        assertThat(recovery.possible()).isFalse();
    }
}
