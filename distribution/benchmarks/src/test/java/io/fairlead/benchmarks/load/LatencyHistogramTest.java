package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void isZeroWithoutTimes() {
        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.count()).isZero();
    }

    @Test
    void findsTheTimeThatTheShareDoesNotExceed() {
        for (int i = 1; i <= 100; i++) {
            histogram.add(i);
        }
        assertThat(histogram.percentile(0.5)).isEqualTo(50);
        assertThat(histogram.percentile(0.99)).isEqualTo(99);
        assertThat(histogram.percentile(1)).isEqualTo(100);
        assertThat(histogram.percentile(0)).isEqualTo(1);
    }

    @Test
    void theMedianOfThreeIsTheSecond() {
        histogram.add(10);
        histogram.add(20);
        histogram.add(30);
        assertThat(histogram.percentile(0.5)).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {127, 128, 255, 256, 257, 4095, 1_000_003, 60_000_000_000L, Long.MAX_VALUE})
    void isOffByLessThanHalfAPercent(long nanos) {
        histogram.add(nanos);
        assertThat(histogram.percentile(0.5)).isCloseTo(nanos, Percentage.withPercentage(0.5));
    }

    @Test
    void aTailOfOneInAHundredIsSeen() {
        for (int i = 0; i < 980; i++) {
            histogram.add(1_000_000);
        }
        for (int i = 0; i < 20; i++) {
            histogram.add(50_000_000);
        }
        assertThat(histogram.percentile(0.5)).isCloseTo(1_000_000, within(5_000L));
        assertThat(histogram.percentile(0.99)).isCloseTo(50_000_000, within(250_000L));
    }

    @Test
    void countsANegativeTimeAsNone() {
        histogram.add(-5);
        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.count()).isEqualTo(1);
    }
}
