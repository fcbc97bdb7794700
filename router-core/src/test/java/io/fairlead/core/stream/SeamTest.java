package io.fairlead.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.config.Recover;
import io.fairlead.core.exchange.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeamTest {
    private static final ChatEvent FINISHED = ChatEvent.finished(0, FinishReason.STOP, null);

    private final List<ChatEvent> client = new ArrayList<>();
    private final Recovery recovery =
            new Recovery(List.of(Recover.CONTINUE, Recover.MATCH), true, new ByteBudget(1 << 20));

    private Seam seam(Recover way, String sent) {
        recovery.said(sent);
        recovery.broke(error -> {}, RouterError.of(ErrorCode.STREAM_BROKEN, "it broke off"));
        recovery.going(way);
        return new Seam(recovery, client::add);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (ChatEvent event : client) {
            text.append(event instanceof ChatEvent.TextDelta delta ? delta.text() : "|");
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'Hello', ' you', ' you'",
        "'Hello ', ' you', 'you'",
        "'Hello ', 'you', 'you'",
        "'Hello ', ' ', ''",
        "'Hello', 'Hello', 'Hello'",
    })
    void whoContinuesIsHeardButForTheBlanksOfTheSeam(String sent, String more, String heard) {
        seam(Recover.CONTINUE, sent).accept(ChatEvent.text(0, more));

        assertThat(text()).isEqualTo(heard);
        assertThat(recovery.text()).hasToString(sent + heard);
    }

    @Test
    void whatEqualsIsKeptBackHoweverItIsCut() {
        SplittableRandom random = new SplittableRandom(11);
        String answer = "One answer, said twice, and then some more of it.";
        Seam seam = seam(Recover.MATCH, answer.substring(0, 20));
        for (int at = 0; at < answer.length(); ) {
            int end = Math.min(answer.length(), at + 1 + random.nextInt(6));
            seam.accept(ChatEvent.text(0, answer.substring(at, end)));
            at = end;
        }
        seam.accept(FINISHED);

        assertThat(text()).isEqualTo(answer.substring(20) + "|");
        assertThat(seam.passed()).isTrue();
    }

    @Test
    void nothingIsPassedWhileItEquals() {
        Seam seam = seam(Recover.MATCH, "Hello you");
        seam.accept(ChatEvent.started("id", "m"));
        seam.accept(ChatEvent.thinking(0, "again", null));
        seam.accept(ChatEvent.text(0, "Hello "));

        assertThat(client).isEmpty();
        assertThat(seam.passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 'Hello', 'Hello'", "'\n\n', 'Hello', 'Hello'", "'\n\n', '\n\nHello', 'Hello'"})
    void anyTextFollowsThoughtsAndBlanks(String sent, String more, String heard) {
        Seam seam = seam(Recover.MATCH, sent);
        seam.accept(ChatEvent.started("id", "m"));
        seam.accept(ChatEvent.thinking(0, "again", null));
        seam.accept(ChatEvent.text(0, more));
        seam.accept(FINISHED);

        assertThat(text()).isEqualTo(heard + "|");
    }

    @Test
    void theFirstDifferenceEndsIt() {
        Seam seam = seam(Recover.MATCH, "Hello you");
        seam.accept(ChatEvent.text(0, "Hello "));

        assertThatThrownBy(() -> seam.accept(ChatEvent.text(0, "yonder")))
                .isInstanceOf(RouterException.class)
                .hasMessageContaining("differs from it after 8 characters");
        assertThat(client).isEmpty();
    }

    @Test
    void anAnswerThatEndsEarlierDiffers() {
        Seam seam = seam(Recover.MATCH, "Hello you");
        seam.accept(ChatEvent.text(0, "Hello "));

        assertThatThrownBy(() -> seam.accept(FINISHED)).isInstanceOf(RouterException.class);
    }

    @Test
    void usageAndWhatFollowsThePrefixGoThrough() {
        Seam seam = seam(Recover.MATCH, "Hello");
        seam.accept(ChatEvent.usage(Usage.builder().inputTokens(1).build()));
        seam.accept(ChatEvent.text(0, "Hello"));
        seam.accept(ChatEvent.toolCallStarted(0, 0, "c", "f"));

        assertThat(client).hasSize(2);
        assertThat(recovery.possible())
                .as("a call of a tool cannot be gone on with")
                .isFalse();
    }
}
