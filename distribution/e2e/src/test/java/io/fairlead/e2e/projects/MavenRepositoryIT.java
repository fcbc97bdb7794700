package io.fairlead.e2e.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The poms that the archive has for strangers, beside those that the modules are built with. */
final class MavenRepositoryIT {
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
    private static final String TEST = "<scope>test</scope>";

    @ParameterizedTest
    @CsvSource({"router-api, fairlead-router-api", "plugins/testkit, fairlead-testkit"})
    void names_what_a_module_needs(String module, String artifact) throws IOException {
        Path pom = Archive.home()
                .resolve("api/maven/io/fairlead")
                .resolve(artifact)
                .resolve("0.1.0")
                .resolve(artifact + "-0.1.0.pom");

        assertThat(needed(pom)).isEqualTo(needed(Path.of("..", "..", module, "pom.xml")));
    }

    private static List<String> needed(Path pom) throws IOException {
        List<String> needed = DEPENDENCY
                .matcher(Files.readString(pom))
                .results()
                .map(found -> found.group(1))
                .filter(dependency -> !dependency.contains(TEST))
                .map(MavenRepositoryIT::artifact)
                .toList();
        assertThat(needed).isNotEmpty();
        return needed;
    }

    private static String artifact(String dependency) {
        return ARTIFACT.matcher(dependency).results().findFirst().orElseThrow().group(1);
    }
}
