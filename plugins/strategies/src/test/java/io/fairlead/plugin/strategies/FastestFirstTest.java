package io.fairlead.plugin.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.testkit.TestCandidate;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestOutcome;
import io.fairlead.testkit.TestScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FastestFirstTest {
    private static final Candidate A = TestCandidate.of("a/m", "1").priority(0);
    private static final Candidate B = TestCandidate.of("b/m", "1").priority(1);
    private static final Candidate C = TestCandidate.of("c/m", "1").priority(2);
    private static final List<Candidate> ALL = List.of(A, B, C);

    private final TestClock clock = TestClock.at("2026-11-21T12:00:00Z");
    private final TestScope scope = TestScope.of(clock, 11);
    private final Strategy strategy = Walks.create(new FastestFirstFactory(), Map.of());
    private final Strategy steady = Walks.create(new FastestFirstFactory(), Map.of("explore", "0%"));

    @Test
    void ninetyNinePercentGoToTheFastestAndOnePercentToTheOthersInTurn() {
        measured(A, 300);
        measured(B, 100);
        measured(C, 200);

        Map<String, Integer> firsts = Walks.firsts(100_000, strategy, ALL, scope, Candidate::id);

        assertThat(firsts.getOrDefault("b/m#1", 0) / 100_000.0).isCloseTo(0.99, within(0.001));
        assertThat(firsts.get("a/m#1")).isCloseTo(firsts.get("c/m#1"), within(1));
    }

    @Test
    void afterTheFastestComeTheOthersInTheOrderOfTheirSpeed() {
        measured(A, 300);
        measured(B, 100);
        measured(C, 200);

        assertThat(Walks.all(steady, ALL, scope)).containsExactly("b/m#1", "c/m#1", "a/m#1");
    }

    @Test
    void oneThatIsTriedByTheWayIsFollowedByTheFastest() {
        measured(A, 300);
        measured(B, 100);
        measured(C, 200);
        Strategy curious = Walks.create(new FastestFirstFactory(), Map.of("explore", "100%"));

        assertThat(Walks.all(curious, ALL, scope)).containsExactly("a/m#1", "b/m#1", "c/m#1");
        assertThat(Walks.all(curious, ALL, scope)).containsExactly("c/m#1", "b/m#1", "a/m#1");
    }

    @Test
    void eachUnknownBaseUrlGetsOneRequestAndThenNoMoreWithinAWindow() {
        assertThat(Walks.all(steady, ALL, scope)).containsExactly("a/m#1", "b/m#1", "c/m#1");
        assertThat(Walks.all(steady, ALL, scope)).containsExactly("b/m#1", "a/m#1", "c/m#1");
        assertThat(Walks.all(steady, ALL, scope)).containsExactly("c/m#1", "a/m#1", "b/m#1");
        assertThat(Walks.firsts(1000, steady, ALL, scope, Candidate::id)).isEqualTo(Map.of("a/m#1", 1000));

        clock.advance(Duration.ofMinutes(2));
        measured(A, 300);
        assertThat(Walks.firsts(1000, steady, ALL, scope, Candidate::id))
                .isEqualTo(Map.of("a/m#1", 998, "b/m#1", 1, "c/m#1", 1));
    }

    @Test
    void whatWasMeasuredMoreThanAWindowAgoNoLongerCounts() {
        measured(A, 100);
        measured(B, 200);
        clock.advance(Duration.ofSeconds(60));
        measured(A, 900);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);

        clock.advance(Duration.ofSeconds(61));
        measured(B, 800);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);

        clock.advance(Duration.ofSeconds(60));
        measured(A, 700);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(A);
    }

    @Test
    void aMeasurementLastsForElevenTwelfthsOfTheWindowAtLeast() {
        measured(A, 100);
        clock.advance(Duration.ofSeconds(109));
        measured(A, 10_000);
        measured(B, 5100);

        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(A);
        clock.advance(Duration.ofSeconds(11));
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);
    }

    @Test
    void oneThatFailsOnceInTenRequestsIsNotAheadOfOneThatDoesNot() {
        for (int i = 0; i < 9; i++) {
            measured(A, 50);
        }
        measured(B, 200);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(A);

        failed(FailureKind.SERVER, 3);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);
    }

    @Test
    void aFailureThatTookLongCountsForAllOfItsTime() {
        for (int i = 0; i < 99; i++) {
            measured(A, 50);
        }
        measured(B, 200);
        failed(FailureKind.SERVER, 3);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(A);

        failed(FailureKind.TIMEOUT, 60_000);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);
    }

    @Test
    void failuresAreForgottenWithTheWindowAndTheUsualSpeedIsNot() {
        measured(A, 50);
        measured(B, 200);
        for (int i = 0; i < 10; i++) {
            failed(FailureKind.NETWORK, 3);
        }
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);

        clock.advance(Duration.ofMinutes(2));
        assertThat(Walks.all(steady, List.of(A, B), scope)).containsExactly("a/m#1", "b/m#1");
    }

    @Test
    void oneThatOnlyEverFailedIsTriedAgainOnceInEachWindow() {
        failed(FailureKind.NETWORK, 3);
        measured(B, 5000);
        assertThat(Walks.firsts(1000, steady, List.of(A, B), scope, Candidate::id))
                .isEqualTo(Map.of("b/m#1", 1000));

        clock.advance(Duration.ofMinutes(2));
        assertThat(Walks.firsts(1000, steady, List.of(A, B), scope, Candidate::id))
                .isEqualTo(Map.of("a/m#1", 1, "b/m#1", 999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "rate_limit", "not_found", "invalid_request", "context_length", "content_policy"})
    void failuresOfTheKeyOrTheRequestSayNothingOfTheSpeed(String kind) {
        measured(A, 50);
        measured(B, 60);
        failed(FailureKind.of(kind), 9000);
        ended(steady, A, TestOutcome.left(Duration.ofSeconds(9)));

        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(A);
    }

    @Test
    void responseTimesBelongToTheBaseUrlNotToTheKeyOrTheModel() {
        Candidate other = TestCandidate.of("a/other", "2").priority(3);
        measured(B, 100);
        measured(other, 40);

        assertThat(Walks.all(steady, List.of(A, B, other), scope)).containsExactly("a/m#1", "a/other#2", "b/m#1");
    }

    @Test
    void aClockThatIsSetBackByYearsStartsAfresh() {
        measured(A, 50);
        measured(B, 500);
        clock.advance(Duration.ofDays(-3000));
        measured(A, 900);

        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(B);
        clock.advance(Duration.ofMinutes(2));
        measured(A, 100);
        assertThat(Walks.first(steady, List.of(A, B), scope)).isEqualTo(A);
    }

    @Test
    void anotherWindowDoesNotReadTheOldOnesFigures() {
        measured(A, 50);
        measured(B, 500);
        Strategy longer = Walks.create(new FastestFirstFactory(), Map.of("window", "10m", "explore", "0%"));

        assertThat(Walks.first(longer, List.of(A, B), scope)).isEqualTo(A);
        ended(longer, A, TestOutcome.success(Duration.ofMillis(900)));
        ended(longer, B, TestOutcome.success(Duration.ofMillis(500)));
        assertThat(Walks.first(longer, List.of(A, B), scope)).isEqualTo(B);
    }

    @Test
    void theStateStaysSmall() {
        for (int i = 0; i < 500; i++) {
            measured(A, 50);
            measured(B, 60);
            clock.advance(Duration.ofSeconds(7));
        }

        assertThat(scope.numbers().all()).hasSizeLessThan(65);
        assertThat(scope.numbers().all().keySet())
                .allMatch(name -> name.startsWith(A.baseUrl()) || name.startsWith(B.baseUrl()));
    }

    @Test
    void aWindowOfNoLengthIsRefused() {
        assertThatThrownBy(() -> Walks.create(new FastestFirstFactory(), Map.of("window", "10ms")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found window 10ms, expected at least 1000ms");
    }

    private void measured(Candidate candidate, int millis) {
        ended(steady, candidate, TestOutcome.success(Duration.ofMillis(millis)));
    }

    /** As the end of a request that had no other base URL: its walk reads no figures and tries nobody. */
    private void ended(Strategy strategy, Candidate candidate, Outcome outcome) {
        strategy.walk(Walks.REQUEST, List.of(candidate), scope).ended(candidate, outcome);
    }

    private void failed(FailureKind kind, int millis) {
        Outcome outcome = TestOutcome.failure(kind, Duration.ofMillis(millis));
        steady.walk(Walks.REQUEST, List.of(A, B), scope).ended(A, outcome);
    }
}
