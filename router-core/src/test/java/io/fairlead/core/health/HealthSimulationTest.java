package io.fairlead.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Long random lives of one candidate, each step held against the few sentences that the rules are. */
class HealthSimulationTest {
    private static final int LIVES = 300;
    private static final int STEPS = 300;
    private static final HealthRules RULES = HealthRules.DEFAULT;
    private static final List<FailureKind> COUNTED = List.of(
            FailureKind.SERVER, FailureKind.NETWORK, FailureKind.TIMEOUT, FailureKind.TRUNCATED, FailureKind.NOT_FOUND);
    private static final List<FailureKind> UNCOUNTED = List.of(
            FailureKind.INVALID_REQUEST,
            FailureKind.CONTEXT_LENGTH,
            FailureKind.UNSUPPORTED,
            FailureKind.CONTENT_POLICY,
            FailureKind.AUTH);

    @Test
    void everyStepIsAsTheRulesSay() {
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(seed).run();
        }
    }

    private static final class Life {
        private final CandidateHealth health = new CandidateHealth();
        private final SplittableRandom random;
        private final String name;
        private long now = 1;
        private int inARow;
        private long limitedUntil;
        private long disabledUntil;
        private boolean probing;

        Life(int seed) {
            random = new SplittableRandom(seed);
            name = "life " + seed;
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                now += random.nextInt(3) == 0
                        ? random.nextLong(RULES.disableFor().toNanos() * 2)
                        : random.nextLong(1_000_000_000);
                check();
                boolean mine = health.begin(now);
                assertThat(mine).as(name).isEqualTo(!disabled() || now >= disabledUntil && !probing);
                if (mine) {
                    probing = disabled();
                    end();
                }
                check();
            }
        }

        private void end() {
            long start = now;
            now += random.nextLong(1_000_000_000);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    health.succeeded(Long.MAX_VALUE);
                    inARow = 0;
                    limitedUntil = 0;
                    assertThat(health.standing(now)).as(name).isNull();
                }
                case 2 -> health.released(start);
                case 3 -> health.failed(any(UNCOUNTED), null, RULES, start, now);
                case 4 -> {
                    Duration wait = Duration.ofMillis(random.nextLong(2_000_000));
                    health.failed(FailureKind.RATE_LIMIT, wait, RULES, start, now);
                    limitedUntil = Math.max(limitedUntil, now + wait.toNanos());
                }
                default -> {
                    health.failed(any(COUNTED), null, RULES, start, now);
                    inARow++;
                    disabledUntil = now + RULES.disableFor().toNanos();
                }
            }
            probing = false;
        }

        private void check() {
            Standing standing = health.standing(now);
            assertThat(state(standing)).as(name).isEqualTo(expected(standing));
            if (standing != null && standing.remaining() != null) {
                assertThat(standing.remaining()).as(name).isPositive();
            }
        }

        /** Whether a soft pause holds is left open here; that it is soft, and no reason beside another, is not. */
        private String expected(@Nullable Standing standing) {
            if (disabled() && now < disabledUntil) {
                return "disabled";
            }
            if (now < limitedUntil) {
                return "paused";
            }
            if (disabled()) {
                return probing ? "probing" : "available";
            }
            return standing == null || inARow == 0 ? "available" : "paused softly";
        }

        private boolean disabled() {
            return inARow >= RULES.disableAfter();
        }

        private FailureKind any(List<FailureKind> kinds) {
            return kinds.get(random.nextInt(kinds.size()));
        }

        private static String state(@Nullable Standing standing) {
            return standing == null
                    ? "available"
                    : standing.lastResort() ? standing.state() + " softly" : standing.state();
        }
    }
}
