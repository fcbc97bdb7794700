package io.fairlead.core.plugin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.context.Scheduled;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SchedulesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path data;

    private TestHost host;
    private Instance<Strategy> instance;
    private PluginContext context;

    @BeforeEach
    void open() {
        host = new TestHost(data);
        AtomicReference<@Nullable PluginContext> given = new AtomicReference<>();
        instance = host.create(made -> {
            given.set(made);
            return (request, candidates, scope) -> Walk.over(candidates);
        });
        context = Objects.requireNonNull(given.get());
    }

    @Test
    void runsAgainAndAgainOnVirtualThreadsAfterOnePeriodEach() throws InterruptedException {
        BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();
        context.schedule(SECOND, () -> runs.add(Thread.currentThread()));
        assertThat(runs).isEmpty();

        for (int run = 0; run < 3; run++) {
            assertThat(host.alarm.ring()).isEqualTo(SECOND);
            Thread thread = runs.take();
            thread.join();
            assertThat(thread.isVirtual()).isTrue();
            assertThat(host.alarm.planned()).isEqualTo(1);
        }
    }

    @Test
    void plansNothingWhileARunIsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();
        context.schedule(SECOND, () -> {
            runs.add(Thread.currentThread());
            begun.countDown();
            await(goOn);
        });

        host.alarm.ring();
        begun.await();
        assertThat(host.alarm.planned()).isZero();

        goOn.countDown();
        runs.take().join();
        assertThat(host.alarm.planned()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAFailureAndCountsIt() throws InterruptedException {
        BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();
        context.schedule(SECOND, () -> {
            runs.add(Thread.currentThread());
            throw new IllegalStateException();
        });

        host.alarm.ring();
        runs.take().join();

        assertThat(host.calls.failures("acme")).isEqualTo(1);
        assertThat(host.alarm.planned()).isEqualTo(1);
    }

    @Test
    void closingTheInstanceLetsARunComeToItsEndWithoutAnInterrupt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();
        context.schedule(SECOND, () -> {
            runs.add(Thread.currentThread());
            begun.countDown();
            await(goOn);
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        host.alarm.ring();
        begun.await();

        instance.close();
        goOn.countDown();
        runs.take().join();

        assertThat(interrupted.poll(10, TimeUnit.SECONDS)).isFalse();
        assertThat(host.alarm.planned()).isZero();
    }

    @Test
    void endsOneScheduleAndLeavesTheOthers() {
        Scheduled first = context.schedule(SECOND, () -> {});
        context.schedule(SECOND, () -> {});

        first.close();
        first.close();

        assertThat(host.alarm.planned()).isEqualTo(1);
    }

    @Test
    void refusesPeriodsOfZeroAndNewSchedulesOnceClosed() {
        assertThatThrownBy(() -> context.schedule(Duration.ZERO, () -> {}))
                .hasMessage("found the period PT0S, expected more than zero");

        instance.close();

        assertThatThrownBy(() -> context.schedule(SECOND, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("strategy.cost 'a' is closed, expected no new schedules");
        assertThat(host.alarm.planned()).isZero();
    }

    @Test
    void ringsOnAThreadOfTheHost() throws InterruptedException {
        BlockingQueue<String> rung = new LinkedBlockingQueue<>();
        ThreadAlarm alarm = new ThreadAlarm();
        try (alarm) {
            alarm.after(Duration.ofDays(100_000), () -> rung.add("too early")).cancel();
            alarm.after(
                    Duration.ofMillis(1), () -> rung.add(Thread.currentThread().getName()));

            assertThat(rung.take()).isEqualTo("plugin-schedule");
        }
        alarm.after(Duration.ofMillis(1), () -> rung.add("after the end")).cancel();
        assertThat(rung).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
