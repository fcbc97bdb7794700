package io.fairlead.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotationsTest {
    private final Rotations rotations = new Rotations();

    @Test
    void takesTheTimeFromARefusalToTheNextAttempt() {
        rotations.failed(1_000);
        rotations.began(1_090);
        assertThat(rotations.json().strip())
                .isEqualTo("{\"rotations\":1,\"rotation_p50_nanos\":90,\"rotation_p99_nanos\":90}");
    }

    @Test
    void aRequestWithoutARefusalBeforeItIsNone() {
        rotations.began(50);
        rotations.failed(100);
        rotations.began(110);
        rotations.began(500);
        assertThat(rotations.json()).startsWith("{\"rotations\":1,\"rotation_p50_nanos\":10,");
    }

    @Test
    void beginsAnewOnceTold() {
        rotations.failed(100);
        rotations.began(110);
        assertThat(rotations.json()).startsWith("{\"rotations\":1,");
        assertThat(rotations.json()).startsWith("{\"rotations\":0,\"rotation_p50_nanos\":0,");
    }
}
