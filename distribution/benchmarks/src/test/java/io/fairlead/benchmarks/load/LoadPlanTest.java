package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.benchmarks.command.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {
    @Test
    void wordsSayThePlan() {
        LoadPlan plan = LoadPlan.parse(List.of(
                "--url",
                "http://127.0.0.1:99/x",
                "--model",
                "a,b",
                "-c",
                "7",
                "--rate",
                "50",
                "-T",
                "0.25",
                "--stream"));
        assertThat(plan.traffic()).isEqualTo(new LoadPlan.Traffic(List.of("a", "b"), 2048, true));
        assertThat(LoadPlan.parse(plan.words())).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org:80/", "https://127.0.0.1:80/", "http://127.0.0.1/", "http://10.0.0.1:80/"})
    void staysOnThisMachine(String url) {
        assertThatThrownBy(() -> LoadPlan.parse(List.of("--url", url)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(url);
    }
}
