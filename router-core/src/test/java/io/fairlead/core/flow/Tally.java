package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

/** How many requests ended in which way: a simulation that sees only one of them proves little. */
final class Tally {
    int served;
    int broken;
    int cut;
    int refused;
    int left;

    void check() {
        assertThat(served).as("served").isPositive();
        assertThat(broken).as("broken").isPositive();
        assertThat(cut).as("broken without a word, but cut").isPositive();
        assertThat(refused).as("refused").isPositive();
        assertThat(left).as("left").isPositive();
    }
}
