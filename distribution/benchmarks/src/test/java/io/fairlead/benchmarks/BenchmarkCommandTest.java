package io.fairlead.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.contender.Contenders;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkCommandTest {
    @Test
    void withoutWordsItIsTheFullFlow() {
        BenchmarkOptions options = only();
        assertThat(options.contenders()).containsExactly("direct", "nginx", "fairlead");
        assertThat(options.setup().scenario()).isEqualTo("full-flow");
        assertThat(options.load().connections()).isEqualTo(64);
        assertThat(options.load().traffic().bodyBytes()).isEqualTo(2048);
        assertThat(options.load().traffic().models()).containsExactly("fast", "smart", "cheap");
    }

    @Test
    void peersTakePart() {
        BenchmarkOptions options = only("--peer", "other=http://127.0.0.1:4000,77");
        assertThat(options.contenders()).containsExactly("direct", "nginx", "fairlead", "other");
        assertThat(options.upstream().port()).isEqualTo(9400);
        assertThat(options.setup().peers())
                .containsEntry("other", new Contenders.Peer(URI.create("http://127.0.0.1:4000"), OptionalLong.of(77)));
    }

    @Test
    void figuresHaveLoadsOfTheirOwn() {
        List<BenchmarkOptions> benchmarks = BenchmarkCommand.parse(
                        List.of("--figures", "cpu2k,cpu40k,open3000,chunks", "--rate", "500", "--rounds", "3"))
                .benchmarks();
        assertThat(benchmarks).extracting(options -> options.load().rate()).containsExactly(0, 0, 500, 0);
        assertThat(benchmarks)
                .extracting(options -> options.load().traffic().bodyBytes())
                .containsExactly(2048, 40_960, 2048, 2048);
        assertThat(benchmarks)
                .extracting(options -> options.load().connections())
                .containsExactly(64, 64, 64, 1000);
        assertThat(benchmarks.getLast().load().traffic().stream()).isTrue();
        assertThat(benchmarks.getLast().upstream().model()).isEqualTo("sim-n400-d50-s16");
        assertThat(benchmarks).extracting(options -> options.rounds().counted()).containsOnly(3);
    }

    @Test
    void thoseWhoCannotTakePartAreLeftOut() {
        BenchmarkOptions options = only("--figures", "tls", "--peer", "other=http://127.0.0.1:4000");
        assertThat(options.contenders()).containsExactly("nginx", "fairlead");
    }

    @Test
    void translationIsComparedWithPassingOn() {
        BenchmarkOptions options = only("--figures", "translation-chunks");
        assertThat(options.contenders()).containsExactly("fairlead", "translating");
        assertThat(options.trial().yardstick()).isEqualTo("fairlead");
        assertThat(options.load().traffic().stream()).isTrue();
    }

    private static BenchmarkOptions only(String... line) {
        List<BenchmarkOptions> benchmarks =
                BenchmarkCommand.parse(List.of(line)).benchmarks();
        assertThat(benchmarks).hasSize(1);
        return benchmarks.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c 0",
                "-T x",
                "-T -1",
                "--rate",
                "--nonsense 1",
                "--peer http://127.0.0.1:1",
                "--model sim-q1",
                "--figures cpu3k",
                "--figures cpu2k,",
                "--rounds 0",
                "--peer a=http://127.0.0.1:1,x"
            })
    void refusesWrongOptions(String line) {
        assertThatThrownBy(() -> BenchmarkCommand.parse(List.of(line.split(" ", -1))))
                .isInstanceOf(UsageException.class);
    }
}
