package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DroppedTest {
    private final Dropped dropped = new Dropped();

    @Test
    void namesEachOnce() {
        dropped.add("a");
        dropped.add("a");

        assertThat(dropped.addOfAnswer("a")).isTrue();
        assertThat(dropped.addOfAnswer("a")).isFalse();
        assertThat(dropped.told()).containsExactly("a", "answer.a");
    }

    @Test
    void saysThatThereAreMoreThanItNames() {
        IntStream.range(0, 1000).forEach(i -> dropped.add("messages[" + i + "].content[0]"));

        assertThat(dropped.told()).hasSize(65).endsWith("messages[63].content[0]", Dropped.MORE);
        assertThat(dropped.addOfAnswer("thinking")).isFalse();
    }
}
