package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    private static final StackTraceElement JDK =
            new StackTraceElement(null, "java.base", "25", "java.io.A", "a", "A", 1);
    private static final StackTraceElement PLUGIN =
            new StackTraceElement("plugin-acme", null, null, "acme.Tenants", "read", "Tenants.java", 7);

    private static <T extends Throwable> T thrown(T failure, StackTraceElement... trace) {
        failure.setStackTrace(trace);
        return failure;
    }

    @Test
    void namesWhatBeganItAndWhereThePluginWas() {
        Exception began = thrown(new FileNotFoundException("/etc/tenants"), JDK, PLUGIN);
        Exception wrapped = thrown(new IllegalStateException("cannot read tenants", began), PLUGIN);

        assertThat(FailureText.of(wrapped))
                .isEqualTo("java.lang.IllegalStateException, caused by java.io.FileNotFoundException"
                        + " at plugin-acme//acme.Tenants.read(Tenants.java:7)");
        assertThat(FailureText.withMessage(wrapped, List.of()))
                .isEqualTo("java.lang.IllegalStateException: cannot read tenants, caused by"
                        + " java.io.FileNotFoundException: /etc/tenants"
                        + " at plugin-acme//acme.Tenants.read(Tenants.java:7)");
    }

    @Test
    void saysNothingTwice() {
        Exception began = thrown(new FileNotFoundException("/etc/tenants"), JDK);

        assertThat(FailureText.withMessage(new IllegalStateException(began), List.of()))
                .isEqualTo("java.lang.IllegalStateException, caused by java.io.FileNotFoundException: /etc/tenants at "
                        + JDK);
        assertThat(FailureText.of(new ExceptionInInitializerError(began)))
                .isEqualTo("java.io.FileNotFoundException at " + JDK);
        assertThat(FailureText.of(thrown(new AssertionError()))).isEqualTo("java.lang.AssertionError");
    }

    @Test
    void tellsNoSecretAndNoMoreThanALine() {
        Exception failure = thrown(new IllegalStateException("found key-1\nin " + "x".repeat(300)));

        assertThat(FailureText.withMessage(failure, List.of("key-1", "")))
                .startsWith("java.lang.IllegalStateException: found *** in xxx")
                .endsWith("x...")
                .hasSizeLessThan(250);
    }

    @Test
    void namesWhatCannotBeLinkedEvenIfMessagesAreNotTold() {
        assertThat(FailureText.of(new RuntimeException("a prompt", thrown(new NoSuchMethodError("acme.Old.gone()")))))
                .isEqualTo("java.lang.RuntimeException, caused by java.lang.NoSuchMethodError: acme.Old.gone()");
    }

    @Test
    void endsWithCausesThatGoRoundInACircle() {
        Exception first = thrown(new IllegalStateException());
        first.initCause(thrown(new IllegalArgumentException(first)));

        assertThat(FailureText.of(first)).startsWith("java.lang.IllegalStateException");
    }

    @Test
    void eachKindOfFailureGetsItsFirstLineAndEverFewerAfterIt() {
        FailureLines lines = new FailureLines();
        int told = 0;
        for (int i = 0; i < 1000; i++) {
            told += lines.isDue("acme", "java.lang.IllegalStateException at a") ? 1 : 0;
        }

        assertThat(told).isEqualTo(10);
        assertThat(lines.isDue("acme", "java.lang.IllegalStateException at b")).isTrue();
        assertThat(lines.isDue("other", "java.lang.IllegalStateException at a")).isTrue();
        assertThat(lines.isDue(null, "java.lang.IllegalStateException at a")).isTrue();
    }
}
