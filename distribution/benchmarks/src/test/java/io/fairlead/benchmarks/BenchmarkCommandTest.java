package io.fairlead.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.benchmarks.command.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkOptionsTest {
    @Test
    void withoutWordsItIsTheFullFlow() {
        BenchmarkOptions options = BenchmarkOptions.parse(List.of());
        assertThat(options.contenders()).containsExactly("direct", "nginx", "fairlead");
        assertThat(options.setup().scenario()).isEqualTo("full-flow");
        assertThat(options.load().connections()).isEqualTo(64);
        assertThat(options.load().traffic().bodyBytes()).isEqualTo(2048);
        assertThat(options.load().traffic().models()).containsExactly("fast", "smart", "cheap");
    }

    @Test
    void peersTakePart() {
        BenchmarkOptions options = BenchmarkOptions.parse(List.of("--peer", "other=http://127.0.0.1:4000"));
        assertThat(options.contenders()).containsExactly("direct", "nginx", "fairlead", "other");
        assertThat(options.upstream().port()).isEqualTo(9400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-c 0", "-T x", "-T -1", "--rate", "--nonsense 1", "--peer http://127.0.0.1:1", "--model sim-q1"
            })
    void refusesWrongOptions(String line) {
        assertThatThrownBy(() -> BenchmarkOptions.parse(List.of(line.split(" ", -1))))
                .isInstanceOf(UsageException.class);
    }
}
