package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kit passes the example that is right and fails each one that has a mistake planted in it. */
@Execution(ExecutionMode.CONCURRENT)
final class KitsFindMistakesTest {
    static final List<Class<?>> ALL = List.of(
            StrategyMistakes.class,
            FilterMistakes.class,
            DialectMistakes.class,
            ProviderMistakes.class,
            ProtocolMistakes.class,
            ExporterMistakes.class);

    @TempDir
    private Path reports;

    static Stream<Class<?>> mistakes() {
        return ALL.stream().flatMap(KitRun::within).filter(KitsFindMistakesTest::isMistaken);
    }

    static Stream<Class<?>> right() {
        return ALL.stream()
                .flatMap(KitRun::within)
                .filter(each -> each.getSimpleName().equals("NoMistake"));
    }

    private static boolean isMistaken(Class<?> kit) {
        return !List.of("NoMistake", "Planted").contains(kit.getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsThePlantedMistake(Class<?> mistake) {
        KitRun run = KitRun.toFirstFailure(mistake, reports);

        assertThat(run.failed()).isNotEmpty();
        assertThat(reports.resolve(mistake.getSimpleName() + ".txt")).content().contains("\nFAILED   ");
    }

    @ParameterizedTest
    @MethodSource("right")
    void findsNoMistakeWhereThereIsNone(Class<?> right) {
        KitRun run = KitRun.of(right, reports);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(15);
        assertThat(reports.resolve("NoMistake.txt"))
                .content()
                .startsWith("passed %d, skipped %d, failed 0\n"
                        .formatted(run.passed().size(), run.skipped().size()));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void tenMistakesOrMoreArePlantedForEachKit(Class<?> mistakes) {
        assertThat(KitRun.within(mistakes).filter(KitsFindMistakesTest::isMistaken))
                .hasSizeGreaterThanOrEqualTo(10);
    }
}
