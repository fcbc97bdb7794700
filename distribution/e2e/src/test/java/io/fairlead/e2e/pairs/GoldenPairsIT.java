package io.fairlead.e2e.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All APIs of clients over all kinds of upstreams; {@code -Dgolden.rewrite=true} writes the files anew, for review. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GoldenPairsIT {
    private static final Path FILES = Path.of("src", "test", "resources", "pairs");
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final List<PairFile> files = files();
    private PairStage stage;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        stage = new PairStage(folder, KINDS, files);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    private static List<PairFile> files() {
        try (Stream<Path> found = Files.walk(FILES)) {
            return found.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(PairFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_client_gets_what_its_vendor_would_say() {
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.api() + " " + file.tried(), () -> compare(file)));
    }

    private void compare(PairFile file) throws IOException {
        Map<Kind, Told> answers = new EnumMap<>(Kind.class);
        for (Kind kind : KINDS) {
            answers.put(kind, Told.by(stage.ask(file, kind), file.tellsOfUsage()));
        }
        if (Boolean.getBoolean("golden.rewrite")) {
            file.rewrite(answers);
            return;
        }
        answers.forEach((kind, answer) ->
                assertThat(answer).as("%s over %s", file.file(), kind.id()).isEqualTo(file.expected(kind)));
    }
}
