package io.fairlead.plugin.nimbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Signals;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import org.junit.jupiter.api.Test;

final class NimbusWatchTest {
    private final NimbusWatch watch = new NimbusWatch();

    private int look(String data) {
        return watch.look(TestFrame.data(data), new RecordedFrameEdit());
    }

    @Test
    void is_complete_when_the_answer_says_why_it_ended() {
        assertThat(look("{\"text\":\"Hi\"}")).isEqualTo(Signals.CONTENT);
        assertThat(watch.complete()).isFalse();

        assertThat(look("{\"why\":\"done\",\"spent\":[3,2]}")).isEqualTo(Signals.USAGE | Signals.FINISH | Signals.END);
        assertThat(watch.complete()).isTrue();
        assertThat(watch.usage().totalTokens()).isEqualTo(5);
    }

    @Test
    void reports_a_problem_in_the_middle_of_a_stream() {
        assertThat(look("{\"problem\":\"hiccup\",\"detail\":\"Sorry.\"}")).isEqualTo(Signals.ERROR);
        assertThat(watch.error()).isNotNull();
        assertThat(watch.complete()).isFalse();
    }

    @Test
    void takes_what_it_cannot_read_for_malformed() {
        assertThat(look("{\"text\":")).isEqualTo(Signals.MALFORMED);
    }
}
