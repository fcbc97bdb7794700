package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PluginCallsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long now;
    private long asked;
    private final PluginCalls calls = new PluginCalls(registry, this::asked);

    @Test
    void givesTheAnswerOfACallThatWorks() {
        assertThat(calls.call("acme", "strategy.cost 'a'", "walk", () -> 7)).isEqualTo(7);
        assertThat(calls.failures("acme")).isZero();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void countsWhatAPluginThrowsAgainstIt() {
        assertFailure(new IllegalStateException("a prompt"), "java.lang.IllegalStateException at ");
        assertFailure(new AssertionError("a prompt"), "java.lang.AssertionError at ");
        assertFailure(new StackOverflowError(), "java.lang.StackOverflowError at ");
        assertFailure(new NoSuchMethodError("acme.Old.gone()"), "java.lang.NoSuchMethodError: acme.Old.gone() at ");
        assertFailure(new ExceptionInInitializerError(new ArithmeticException()), "java.lang.ArithmeticException at ");

        assertThat(calls.failures("acme")).isEqualTo(5);
        assertThat(registry.get("fairlead.plugin.failures")
                        .tag("plugin", "acme")
                        .functionCounter()
                        .count())
                .isEqualTo(5);
        assertThat(calls.failures("other")).isZero();
    }

    @Test
    void letsPassWhatTheContractAllows() {
        RouterException refused = RouterException.of(ErrorCode.INVALID_REQUEST, "found x, expected y");
        IOException broken = new IOException("gone");

        assertThatThrownBy(() -> call(refused)).isSameAs(refused);
        assertThatThrownBy(() -> calls.call("acme", "use", "answer", () -> {
                    throw broken;
                }))
                .isSameAs(broken);
        assertThat(calls.failures("acme")).isZero();
    }

    @Test
    void blamesNobodyForAnExhaustedMachine() {
        OutOfMemoryError fatal = new OutOfMemoryError();

        assertThatThrownBy(() -> call(fatal)).isSameAs(fatal);
        assertThat(calls.failures("acme")).isZero();
    }

    @Test
    void countsEverythingThatATaskInTheBackgroundThrows() {
        calls.background("acme", "use", "schedule", () -> {
            throw new IOException("gone");
        });
        calls.background("acme", "use", "schedule", () -> {
            throw RouterException.of(ErrorCode.INVALID_REQUEST, "nobody is there to hear it");
        });

        assertThat(calls.failures("acme")).isEqualTo(2);
    }

    @Test
    void keepsAnInterruptOfATaskInTheBackground() {
        calls.background("acme", "use", "schedule", () -> {
            throw new InterruptedException();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls.failures("acme")).isZero();
    }

    @Test
    void chargesThePluginWhoseCodeStandsNearestToTheFailure() {
        Throwable thrown = thrown("app", "plugin-inner", "app", "plugin-outer");

        calls.blame(thrown);
        calls.books("called", "filter").failed(thrown);

        assertThat(calls.failures("inner")).isEqualTo(2);
        assertThat(calls.failures("outer")).isZero();
        assertThat(calls.failures("called")).isZero();
    }

    @Test
    void chargesThePluginThatWasCalledWhereTheTraceTellsNothing() {
        assertThat(calls.blame(thrown("app"))).isTrue();
        calls.books("called", "filter").failed(thrown("app"));
        calls.books("called", "filter").failed(null);

        assertThat(calls.failures("called")).isEqualTo(2);
        assertThat(registry.getMeters())
                .filteredOn(meter -> meter.getId().getName().equals("fairlead.plugin.failures"))
                .hasSize(1);
    }

    private static Throwable thrown(String... loaders) {
        Throwable thrown = new IllegalStateException();
        thrown.setStackTrace(Arrays.stream(loaders)
                .map(loader -> new StackTraceElement(loader, null, null, "acme.Some", "run", "Some.java", 1))
                .toArray(StackTraceElement[]::new));
        return thrown;
    }

    @Test
    void booksHowManyCallsThereAreAndHowLongTheyTake() {
        called(10, 1000);
        assertThat(calls.figures("acme")).isEqualTo(new PluginFigures(0, 10, 10_000));

        called(99_990, 1000);
        assertThat(calls.figures("acme").calls()).isEqualTo(100_000);
        assertThat(calls.figures("acme").meanMicros()).isBetween(0.99, 1.01);
        assertThat(registry.get("fairlead.plugin.calls")
                        .tags("plugin", "acme", "kind", "filter")
                        .functionTimer()
                        .count())
                .isEqualTo(100_000);
        assertThat(calls.figures("other")).isEqualTo(PluginFigures.NONE);
    }

    @Test
    void asksForTheTimeOfFewCallsOnceItKnowsAPlugin() {
        called(100_000, 1000);
        long known = asked;
        called(16_000, 1000);

        assertThat(asked - known).isEqualTo(2 * 1000);
    }

    @Test
    void countsEachCallOfEachStreamAndTimesFewOfThem() {
        called(2000, 1000);
        long known = asked;
        for (int stream = 0; stream < 100; stream++) {
            PluginTally tally = calls.books("acme", "filter").tally();
            for (int i = 0; i < 160; i++) {
                long begun = tally.begin();
                now += 1000;
                tally.end(begun);
            }
        }

        assertThat(calls.figures("acme").calls()).isEqualTo(18_000);
        assertThat(calls.figures("acme").meanMicros()).isBetween(0.98, 1.02);
        assertThat(asked - known).isBetween(2 * 990L, 2 * 1010L);
    }

    @Test
    void timesWhatFails() {
        PluginBooks books = calls.books("acme", "filter");
        assertThatThrownBy(() -> books.time(() -> {
                    now += 1000;
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(calls.figures("acme")).isEqualTo(new PluginFigures(0, 1, 1000));
    }

    private void called(int times, long nanos) {
        PluginBooks books = calls.books("acme", "filter");
        for (int i = 0; i < times; i++) {
            long begun = books.begin();
            now += nanos;
            books.end(begun);
        }
    }

    private long asked() {
        asked++;
        return now;
    }

    private void assertFailure(Throwable thrown, String described) {
        RouterException failure = catchThrowableOfType(RouterException.class, () -> call(thrown));

        assertThat(failure.error().code()).isEqualTo(PluginCalls.PLUGIN_FAILED);
        assertThat(failure)
                .hasMessageStartingWith("plugin acme failed in strategy.cost 'a' walk: " + described)
                .hasMessageNotContaining("prompt")
                .hasNoCause();
    }

    private void call(Throwable thrown) {
        calls.call("acme", "strategy.cost 'a'", "walk", () -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
    }
}
