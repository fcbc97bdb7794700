package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like"
            })
    void goesOnWithTheClientsTrace(String field) {
        TraceParent trace = TraceParent.of(field, random);
        assertThat(trace).isEqualTo(new TraceParent(TRACE, "01"));
        assertThat(trace.child(random))
                .matches(FORM)
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01");
        assertThat(trace.child(random)).as("a span of its own").isNotEqualTo(trace.child(random));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
            })
    void beginsATraceWhereThereIsNoneToGoOnWith(@Nullable String field) {
        TraceParent trace = TraceParent.of(field, random);
        assertThat(trace.child(random)).matches(FORM).doesNotContain(TRACE);
        assertThat(trace.traceId()).isNotEqualTo(TraceParent.of(field, random).traceId());
    }

    @Test
    void writesNumbersInHexadecimalDigits() {
        for (int i = 0; i < 1_000; i++) {
            long value = random.nextLong() | 1;
            String digits = String.format("%016x", value);
            assertThat(TraceParent.of(null, () -> value).child(() -> value))
                    .isEqualTo("00-" + digits + digits + "-" + digits + "-00");
        }
    }

    @Test
    void isValidForAnyRandomness() {
        for (int i = 0; i < 1_000; i++) {
            TraceParent made = TraceParent.of(null, random);
            assertThat(TraceParent.of(made.child(random), random)).isEqualTo(made);
        }
        assertThat(TraceParent.of(null, () -> 0).child(() -> 0))
                .isEqualTo("00-00000000000000000000000000000001-0000000000000001-00");
    }
}
