package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PluginCallsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PluginCalls calls = new PluginCalls(registry);

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
