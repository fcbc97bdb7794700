package io.fairlead.api.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fairlead.api.RouterPlugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every change of what plugins compile against shows in the commit that makes it. */
class ApiSurfaceTest {
    private static final Path LISTING = Path.of("api-surface.txt");

    /** Set to accept the surface as it is. */
    private static final String WRITE = "api.surface.write";

    @Test
    void isWhatTheListingSays() throws Exception {
        List<String> found = Surface.of(classes());
        if (Boolean.getBoolean(WRITE)) {
            Files.write(LISTING, found);
        }
        List<String> listed = Files.exists(LISTING) ? Files.readAllLines(LISTING) : List.of();
        if (!found.equals(listed)) {
            fail(changes(listed, found));
        }
    }

    @Test
    void saysWhatChangedAndHowToAcceptIt() {
        assertThat(changes(
                        List.of("A: interface", "A.a(): int [abstract]", ""),
                        List.of("A: interface", "A.a(): long [abstract]")))
                .isEqualTo("""
                        What plugins can see is not what router-api/api-surface.txt lists.
                          gone:  A.a(): int [abstract]
                          added: A.a(): long [abstract]
                        What is gone or changed breaks plugins that were built with it.
                        Where that is meant, accept it and commit the listing with the change:
                          ./build -Pquick test -pl router-api -Dtest=ApiSurfaceTest -Dapi.surface.write=true""");
        assertThat(changes(List.of("A: class", "B: class"), List.of("B: class", "A: class")))
                .contains("the same lines in another order")
                .doesNotContain("breaks");
        assertThat(changes(List.of("A: interface"), List.of("A: interface", "A.b(): int [default]")))
                .contains("  added: A.b(): int [default]\n")
                .doesNotContain("breaks");
        assertThat(changes(List.of("A: interface"), List.of("A: interface", "A.b(): int [abstract]")))
                .contains("What is added and abstract breaks plugins that implement its type.");
    }

    private static String changes(List<String> listed, List<String> found) {
        StringBuilder message =
                new StringBuilder("What plugins can see is not what router-api/api-surface.txt lists.\n");
        Set<String> gone = without(listed, found);
        Set<String> added = without(found, listed);
        gone.forEach(line -> message.append("  gone:  ").append(line).append('\n'));
        added.forEach(line -> message.append("  added: ").append(line).append('\n'));
        if (gone.isEmpty() && added.isEmpty()) {
            message.append("  the same lines in another order\n");
        }
        if (!gone.isEmpty()) {
            message.append("What is gone or changed breaks plugins that were built with it.\n");
        }
        if (gone.isEmpty() && added.stream().anyMatch(line -> line.endsWith("abstract]"))) {
            message.append("What is added and abstract breaks plugins that implement its type.\n");
        }
        return message.append("Where that is meant, accept it and commit the listing with the change:\n")
                .append("  ./build -Pquick test -pl router-api -Dtest=ApiSurfaceTest -D" + WRITE + "=true")
                .toString();
    }

    private static Set<String> without(List<String> lines, List<String> others) {
        Set<String> left = new LinkedHashSet<>(lines);
        left.remove("");
        others.forEach(left::remove);
        return left;
    }

    private static Path classes() throws URISyntaxException, IOException {
        return Path.of(RouterPlugin.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toRealPath();
    }
}
