package io.fairlead.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.drill.client.Ending;
import io.fairlead.drill.fault.Bounds;
import io.fairlead.drill.fault.Configuration;
import io.fairlead.drill.fault.Outcome;
import io.fairlead.drill.gateway.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The drill with short bounds, against the archive of this build. */
@Timeout(60)
final class DrillIT {
    private static final Archive ARCHIVE = new Archive(Path.of(Objects.requireNonNull(
                    System.getProperty("fairlead.archive"),
                    "system property fairlead.archive, expected the unpacked archive"))
            .toAbsolutePath()
            .normalize());

    /** Nobody else can serve them, or content has gone out already: an error is the most that is promised. */
    private static final Set<Integer> NOT_PROMISED = Set.of(8, 9, 13, 14, 15, 16);

    @TempDir
    private Path folder;

    @Test
    void nothing_but_providers_and_routes_gives_whole_answers_or_clean_errors() throws Exception {
        List<Outcome> outcomes = play(Configuration.DEFAULT);

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.ending()).as(outcome.toString()).isIn(Ending.FULL, Ending.CLEAN_ERROR));
        assertThat(outcomes)
                .filteredOn(outcome -> !NOT_PROMISED.contains(outcome.fault().number()))
                .allMatch(Outcome::full);
    }

    @Test
    void at_best_answers_are_whole_and_live() throws Exception {
        List<Outcome> outcomes = play(Configuration.BEST);

        String table = DrillTable.of(Configuration.BEST, outcomes);
        assertThat(outcomes).as(table).allMatch(Outcome::full);
    }

    private List<Outcome> play(Configuration configuration) throws IOException, InterruptedException {
        List<Outcome> outcomes = Drilling.play(ARCHIVE, configuration, Bounds.SHORT, number -> true, folder);
        assertThat(outcomes.stream().map(outcome -> outcome.fault().number()).collect(Collectors.toSet()))
                .hasSize(16);
        return outcomes;
    }
}
