package io.fairlead.e2e.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The Maven that runs this build, for projects outside of it. It is offline: what a registry would give comes out of the
 * repository of this build, and goes to another one, which knows nothing of this build's own modules.
 */
final class Maven {
    private static final String SETTINGS = """
            <settings>
              <mirrors>
                <mirror><id>at-hand</id><mirrorOf>*,!fairlead</mirrorOf><url>%s</url></mirror>
              </mirrors>
            </settings>
            """;

    /** None lives long enough for the second compiler. */
    private static final String SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Pattern COLOUR = Pattern.compile("\\u001b\\[[0-9;]*m");

    private final Path settings;
    private final Path repository;

    private Maven(Path settings, Path repository) {
        this.settings = settings;
        this.repository = repository;
    }

    static Maven in(Path folder) throws IOException {
        Path atHand = Path.of(property("fairlead.maven.repository"));
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                SETTINGS.formatted(atHand.toUri().toString()));
        return new Maven(settings, folder.resolve("repository"));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "system property " + name);
    }

    /** Builds a project; it must succeed, and say nothing. */
    void build(Path project) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Path program = Path.of(property("fairlead.maven"), "bin", windows ? "mvn.cmd" : "mvn");
        ProcessBuilder maven = new ProcessBuilder(
                        program.toString(),
                        "-q",
                        "-o",
                        "-Daether.offline.protocols=file",
                        "-Dmaven.repo.local=" + repository,
                        "-DargLine=" + SHORT,
                        "-s",
                        settings.toString(),
                        "package")
                .directory(project.toFile())
                .redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment()
                .put("MAVEN_OPTS", "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED " + SHORT);
        Process process = maven.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(lines(said)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> lines(String said) {
        return COLOUR.matcher(said)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
