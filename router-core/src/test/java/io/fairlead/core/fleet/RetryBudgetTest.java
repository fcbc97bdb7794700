package io.fairlead.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryBudgetTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RetryBudget budget = new RetryBudget();

    @Test
    void grantsAShareOfTheRequests() {
        requests(100, 0);
        assertThat(granted(50, 0.2, 0, 0)).isEqualTo(20);
        requests(10, 0);
        assertThat(granted(50, 0.2, 0, 0)).isEqualTo(2);
    }

    @Test
    void grantsTheFloorToAQuietRoute() {
        requests(1, 0);
        assertThat(granted(9, 0.2, 3, 0)).isEqualTo(3);
        assertThat(granted(9, 0, 0, 0)).isZero();
    }

    @Test
    void forgetsWhatIsOlderThanAMinute() {
        requests(100, 0);
        assertThat(granted(50, 0.2, 0, 0)).isEqualTo(20);
        assertThat(granted(50, 0.2, 0, 49 * SECOND)).isZero();
        requests(10, 61 * SECOND);
        assertThat(granted(50, 0.2, 0, 61 * SECOND)).isEqualTo(2);
        assertThat(granted(50, 0.2, 1, Duration.ofDays(9).toNanos())).isOne();
    }

    /** A thread that read the time before another one looks may come after it. */
    @Test
    void aThreadThatIsLateTakesNothingAway() {
        requests(100, 25 * SECOND);
        assertThat(granted(1, 0.2, 0, 9 * SECOND)).isOne();
        assertThat(granted(50, 0.2, 0, 25 * SECOND)).isEqualTo(19);
    }

    @ParameterizedTest
    @ValueSource(longs = {-30_000_000_000L, -1, 0, Long.MAX_VALUE - 100_000_000_000L})
    void worksWhereverTheClockBegins(long start) {
        requests(100, start);
        requests(100, start + 25 * SECOND);
        assertThat(granted(99, 0.2, 0, start + 30 * SECOND)).isEqualTo(40);
    }

    @Test
    void neverGrantsMoreThanTheShareOfAnyMinute() {
        SplittableRandom random = new SplittableRandom(3);
        long now = 0;
        long requests = 0;
        long retries = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextLong(SECOND / 10);
            budget.request(now);
            requests++;
            retries += random.nextInt(3) == 0 && budget.retry(0.2, 0, now) ? 1 : 0;
        }
        assertThat((double) retries / requests).isBetween(0.18, 0.21);
    }

    private void requests(int count, long now) {
        for (int i = 0; i < count; i++) {
            budget.request(now);
        }
    }

    private int granted(int asked, double share, long floor, long now) {
        int granted = 0;
        for (int i = 0; i < asked; i++) {
            granted += budget.retry(share, floor, now) ? 1 : 0;
        }
        return granted;
    }
}
