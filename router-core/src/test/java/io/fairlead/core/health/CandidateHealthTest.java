package io.fairlead.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.api.error.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateHealthTest {
    private static final HealthRules RULES = HealthRules.DEFAULT;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;

    private final CandidateHealth health = new CandidateHealth();
    private long now = 1_000 * SECOND;

    @Nested
    class Pauses {
        @ParameterizedTest
        @CsvSource({"server, 60", "timeout, 60", "truncated, 60", "unknown, 60", "made-up, 60", "network, 10"})
        void a_failure_of_the_upstream_pauses_but_yields_to_having_nobody_else(String kind, int seconds) {
            fails(FailureKind.of(kind), null);

            assertThat(standing()).isEqualTo(new Standing("paused", kind, Duration.ofSeconds(seconds), true));
            after(seconds * SECOND - 1);
            assertThat(standing()).isNotNull();
            after(1);
            assertThat(standing()).isNull();
        }

        @Test
        void a_rate_limit_pauses_for_everybody_until_the_time_that_the_upstream_states() {
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(7));

            assertThat(standing()).isEqualTo(new Standing("paused", "rate_limit", Duration.ofSeconds(7), false));
            after(7 * SECOND - 1);
            assertThat(standing()).isNotNull();
            after(1);
            assertThat(standing()).isNull();
        }

        @Test
        void a_rate_limit_that_states_nothing_pauses_for_a_minute() {
            fails(FailureKind.RATE_LIMIT, null);
            assertThat(standing()).isEqualTo(new Standing("paused", "rate_limit", Duration.ofSeconds(60), false));
        }

        @Test
        void a_later_and_longer_wait_replaces_a_shorter_one_and_no_shorter_one_a_longer() {
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(30));
            after(10 * SECOND);
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(5));
            assertThat(remaining()).isEqualTo(Duration.ofSeconds(20));
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(40));
            assertThat(remaining()).isEqualTo(Duration.ofSeconds(40));
        }

        @Test
        void a_failure_of_another_kind_does_not_soften_a_rate_limit() {
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(30));
            fails(FailureKind.SERVER, null);

            assertThat(standing()).isEqualTo(new Standing("paused", "rate_limit", Duration.ofSeconds(30), false));
            after(30 * SECOND);
            assertThat(standing()).isEqualTo(new Standing("paused", "server", Duration.ofSeconds(30), true));
        }

        @Test
        void a_wait_that_the_upstream_states_counts_for_any_failure() {
            fails(FailureKind.SERVER, Duration.ofSeconds(3));
            assertThat(standing()).isEqualTo(new Standing("paused", "server", Duration.ofSeconds(3), true));
        }

        @Test
        void an_absurd_wait_is_cut() {
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(Long.MAX_VALUE));
            assertThat(remaining()).isEqualTo(Duration.ofDays(31));
        }

        @Test
        void repeats_double_the_pause_up_to_ten_minutes() {
            for (long expected : new long[] {60, 120, 240, 480, 600, 600, 600}) {
                fails(FailureKind.RATE_LIMIT, null);
                assertThat(remaining()).isEqualTo(Duration.ofSeconds(expected));
                after(expected * SECOND);
            }
            health.succeeded(Long.MAX_VALUE);
            fails(FailureKind.RATE_LIMIT, null);
            assertThat(remaining()).as("after a success").isEqualTo(Duration.ofSeconds(60));
        }

        @Test
        void a_thousand_repeats_stay_at_the_longest_pause() {
            for (int i = 0; i < 1_000; i++) {
                fails(FailureKind.RATE_LIMIT, null);
                after(MINUTE * 10);
            }
            fails(FailureKind.RATE_LIMIT, null);
            assertThat(remaining()).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void attempts_that_were_under_way_together_double_nothing() {
            long start = now;
            after(SECOND);
            for (int i = 0; i < 8; i++) {
                health.failed(FailureKind.RATE_LIMIT, null, RULES, start, now);
            }
            assertThat(remaining()).isEqualTo(Duration.ofSeconds(60));
        }

        @Test
        void a_success_ends_a_pause() {
            fails(FailureKind.RATE_LIMIT, Duration.ofHours(1));
            health.succeeded(Long.MAX_VALUE);
            assertThat(standing()).isNull();
        }

        @Test
        void an_unknown_model_is_no_reason_to_pause() {
            fails(FailureKind.NOT_FOUND, null);
            assertThat(standing()).isNull();
            assertThat(health.score()).isOne();
        }
    }

    @Nested
    class Disabling {
        @ParameterizedTest
        @ValueSource(strings = {"server", "timeout", "truncated", "unknown", "network", "not_found"})
        void three_failures_in_a_row_disable_for_ten_minutes(String kind) {
            fails(FailureKind.of(kind), null);
            fails(FailureKind.of(kind), null);
            assertThat(health.begin(now)).isTrue();
            fails(FailureKind.of(kind), null);

            assertThat(standing())
                    .isEqualTo(new Standing("disabled", kind, Duration.ofMinutes(10), false, kind.equals("not_found")));
            assertThat(health.begin(now)).isFalse();
            after(10 * MINUTE - 1);
            assertThat(standing()).isNotNull();
            assertThat(health.begin(now)).isFalse();
        }

        @Test
        void a_success_between_them_begins_the_count_anew() {
            fails(FailureKind.SERVER, null);
            fails(FailureKind.SERVER, null);
            health.succeeded(Long.MAX_VALUE);
            fails(FailureKind.SERVER, null);
            fails(FailureKind.SERVER, null);
            assertThat(standing()).extracting(Standing::state).isEqualTo("paused");
        }

        @ParameterizedTest
        @ValueSource(strings = {"rate_limit", "invalid_request", "context_length", "content_policy", "auth"})
        void what_is_not_its_fault_never_disables(String kind) {
            for (int i = 0; i < 50; i++) {
                fails(FailureKind.of(kind), Duration.ZERO);
            }
            assertThat(standing()).isNull();
            assertThat(health.score()).isZero();
            assertThat(health.begin(now)).isTrue();
        }

        @Test
        void what_is_not_its_fault_does_not_end_a_row_either() {
            fails(FailureKind.SERVER, null);
            fails(FailureKind.SERVER, null);
            fails(FailureKind.RATE_LIMIT, Duration.ZERO);
            fails(FailureKind.INVALID_REQUEST, null);
            health.released(now);
            fails(FailureKind.SERVER, null);
            assertThat(standing()).extracting(Standing::state).isEqualTo("disabled");
        }

        @ParameterizedTest
        @CsvSource({
            "not_found not_found not_found, true",
            "server server not_found, false",
            "not_found not_found server, false",
            "rate_limit not_found not_found not_found, false",
            "not_found auth not_found content_policy not_found, true",
            "server success not_found not_found not_found, true",
            "server server server success, false"
        })
        void the_model_is_unknown_if_nothing_else_was_said_since_the_last_success(String story, boolean unknown) {
            long before = now;
            for (String word : story.split(" ")) {
                if (word.equals("success")) {
                    health.succeeded(before - 1);
                } else {
                    fails(FailureKind.of(word), Duration.ZERO);
                }
            }
            assertThat(standing()).extracting(Standing::state).isEqualTo("disabled");
            assertThat(standing()).extracting(Standing::modelUnknown).isEqualTo(unknown);

            after(10 * MINUTE);
            assertThat(health.begin(now)).isTrue();
            assertThat(standing()).extracting(Standing::state).isEqualTo("probing");
            assertThat(standing()).extracting(Standing::modelUnknown).isEqualTo(unknown);
        }

        @Test
        void the_number_of_failures_is_a_matter_of_the_rules() {
            HealthRules once = rules(1);
            health.failed(FailureKind.SERVER, null, once, now, now);
            assertThat(standing()).extracting(Standing::state).isEqualTo("disabled");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rules(0))
                    .withMessageContaining("found disable after 0");
        }
    }

    @Nested
    class HalfOpen {
        @Test
        void lets_one_request_probe_and_a_success_resets_everything() {
            disable();
            after(10 * MINUTE);
            assertThat(standing()).isNull();
            assertThat(health.begin(now)).isTrue();
            assertThat(standing()).isEqualTo(new Standing("probing", "server", null, false));
            assertThat(health.begin(now)).isFalse();

            health.succeeded(Long.MAX_VALUE);

            assertThat(standing()).isNull();
            assertThat(health.begin(now)).isTrue();
            assertThat(health.begin(now)).isTrue();
            fails(FailureKind.SERVER, null);
            assertThat(standing()).isEqualTo(new Standing("paused", "server", Duration.ofSeconds(60), true));
        }

        @Test
        void disables_again_when_the_probe_fails() {
            disable();
            after(10 * MINUTE);
            assertThat(health.begin(now)).isTrue();
            fails(FailureKind.TIMEOUT, null);

            assertThat(standing()).isEqualTo(new Standing("disabled", "timeout", Duration.ofMinutes(10), false));
            after(10 * MINUTE);
            assertThat(health.begin(now)).isTrue();
        }

        @Test
        void gives_the_probe_to_another_when_it_said_nothing() {
            disable();
            after(10 * MINUTE);
            assertThat(health.begin(now)).isTrue();
            health.released(now);
            assertThat(standing()).isNull();
            assertThat(health.begin(now)).isTrue();
            fails(FailureKind.CONTEXT_LENGTH, null);
            assertThat(health.begin(now)).isTrue();
            assertThat(health.begin(now)).isFalse();
        }

        @Test
        void waits_for_the_end_of_a_rate_limit() {
            disable();
            after(10 * MINUTE);
            assertThat(health.begin(now)).isTrue();
            fails(FailureKind.RATE_LIMIT, Duration.ofSeconds(20));

            assertThat(standing()).isEqualTo(new Standing("paused", "rate_limit", Duration.ofSeconds(20), false));
            after(20 * SECOND);
            assertThat(standing()).isNull();
            assertThat(health.begin(now)).isTrue();
        }

        @Test
        void keeps_its_probe_when_an_attempt_from_before_ends_without_a_word() {
            long before = now;
            disable();
            after(10 * MINUTE);
            assertThat(health.begin(now)).isTrue();
            health.released(before);
            health.failed(FailureKind.CONTENT_POLICY, null, RULES, before, now);
            assertThat(health.begin(now)).as("a second probe").isFalse();
        }
    }

    @Nested
    class Beside {
        @Test
        void the_score_counts_failures_up_and_successes_down() {
            for (int i = 0; i < 12; i++) {
                fails(FailureKind.SERVER, null);
            }
            assertThat(health.score()).as("bounded").isEqualTo(10);
            for (int expected = 9; expected >= 0; expected--) {
                health.succeeded(Long.MAX_VALUE);
                assertThat(health.score()).isEqualTo(expected);
            }
            health.succeeded(Long.MAX_VALUE);
            assertThat(health.score()).isZero();
        }

        @Test
        void the_operators_word_comes_before_everything() {
            disable();
            health.operator(true);
            assertThat(standing()).isEqualTo(new Standing("operator", "disabled by the operator", null, false));
            health.succeeded(Long.MAX_VALUE);
            assertThat(standing()).extracting(Standing::state).isEqualTo("operator");
            health.operator(false);
            assertThat(standing()).isNull();
        }

        @Test
        void no_success_outdoes_the_operator() {
            health.operator(true);
            fails(FailureKind.SERVER, null);
            health.succeeded(Long.MAX_VALUE);
            assertThat(health.score()).isZero();
            assertThat(standing()).extracting(Standing::state).isEqualTo("operator");
        }

        @Test
        void a_failure_is_remembered_whatever_came_of_it() {
            assertThat(health.sinceFailure(now)).isNull();
            fails(FailureKind.SERVER, null);
            health.succeeded(Long.MAX_VALUE);
            after(SECOND);
            assertThat(health.sinceFailure(now)).isEqualTo(Duration.ofSeconds(1));
        }
    }

    private void disable() {
        for (int i = 0; i < 3; i++) {
            fails(FailureKind.SERVER, null);
        }
        assertThat(standing()).extracting(Standing::state).isEqualTo("disabled");
    }

    /** An attempt that begins and fails now. */
    private void fails(FailureKind kind, @Nullable Duration wait) {
        health.failed(kind, wait, RULES, now, now);
    }

    private void after(long nanos) {
        now += nanos;
    }

    private @Nullable Standing standing() {
        return health.standing(now);
    }

    private @Nullable Duration remaining() {
        Standing standing = standing();
        return standing == null ? null : standing.remaining();
    }

    private static HealthRules rules(int disableAfter) {
        return new HealthRules(
                disableAfter,
                RULES.disableFor(),
                RULES.rateLimitPause(),
                RULES.serverPause(),
                RULES.networkPause(),
                RULES.longestPause());
    }
}
