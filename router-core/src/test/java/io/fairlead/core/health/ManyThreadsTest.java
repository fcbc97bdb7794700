package io.fairlead.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyThreadsTest {
    private static final int THREADS = 16;
    private static final int RACERS = 2;
    private static final int RACES = 20_000;
    private static final int MOST_SPINS = 10_000;
    private static final long OPEN = HealthRules.DEFAULT.disableFor().toNanos();

    @Test
    void oneOfManyThreadsWinsTheProbe() throws Exception {
        List<CandidateHealth> all = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            all.add(disabled());
        }
        AtomicInteger arrived = new AtomicInteger();
        AtomicIntegerArray winners = new AtomicIntegerArray(RACES);
        inThreads(RACERS, () -> {
            for (int race = 0; race < RACES; race++) {
                // Spinning brings the threads nearer to each other than any lock would.
                arrived.incrementAndGet();
                for (int spins = 0; arrived.get() < (race + 1) * RACERS; spins++) {
                    if (spins > MOST_SPINS) {
                        LockSupport.parkNanos(1);
                    }
                }
                CandidateHealth health = all.get(race);
                if (health.standing(OPEN) == null && health.begin(OPEN)) {
                    winners.incrementAndGet(race);
                }
            }
            return true;
        });
        for (int race = 0; race < RACES; race++) {
            assertThat(winners.get(race)).as("winners of race %s", race).isOne();
        }
    }

    @Test
    void noTwoProbesAreEverUnderWayAtOnce() throws Exception {
        CandidateHealth health = disabled();
        AtomicLong now = new AtomicLong(OPEN);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger probes = new AtomicInteger();
        AtomicInteger seeds = new AtomicInteger();
        List<Boolean> alone = inThreads(THREADS, () -> {
            SplittableRandom random = new SplittableRandom(seeds.incrementAndGet());
            boolean kept = true;
            for (int i = 0; i < 5_000; i++) {
                long start = now.incrementAndGet();
                if (!health.begin(start)) {
                    // An attempt from before the disabling ends now, and says nothing.
                    health.released(0);
                    continue;
                }
                probes.incrementAndGet();
                kept &= underWay.incrementAndGet() == 1;
                underWay.decrementAndGet();
                end(health, random, start, now);
            }
            return kept;
        });
        assertThat(alone).containsOnly(true);
        assertThat(probes).hasValueGreaterThan(100);
    }

    /** Ends a probe in any way but a success, after which everybody may come. */
    private static void end(CandidateHealth health, SplittableRandom random, long start, AtomicLong now) {
        if (random.nextBoolean()) {
            health.released(start);
            return;
        }
        long end = now.get();
        health.failed(FailureKind.SERVER, null, HealthRules.DEFAULT, start, end);
        now.addAndGet(OPEN);
    }

    private static CandidateHealth disabled() {
        CandidateHealth health = new CandidateHealth();
        for (int i = 0; i < 3; i++) {
            health.failed(FailureKind.SERVER, Duration.ZERO, HealthRules.DEFAULT, 0, 0);
        }
        return health;
    }

    private static <T> List<T> inThreads(int count, Callable<T> task) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(task);
            }
            for (Future<T> one : threads.invokeAll(tasks)) {
                results.add(one.get());
            }
        }
        return results;
    }
}
