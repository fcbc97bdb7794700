package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LoadedCopiesTest {
    @TempDir
    Path folder;

    @Test
    void ofAGatewayThatRunsStayWhenAnotherBegins() throws IOException {
        Path taken = LoadedCopies.in(folder).take(jar());
        Path second = LoadedCopies.in(folder).take(jar());

        assertThat(taken).exists();
        assertThat(second).exists().isNotEqualTo(taken);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void areForNobodyButTheirOwner() throws IOException {
        Path taken = LoadedCopies.in(folder).take(jar());

        assertThat(Files.getPosixFilePermissions(Objects.requireNonNull(taken.getParent())))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void ofOneThatIsGoneAreDeleted() throws IOException {
        Path gone = Files.createDirectories(folder.resolve("999999999-x"));
        Files.writeString(gone.resolve("plugin-1.jar"), "x");

        LoadedCopies.in(folder);

        assertThat(gone).doesNotExist();
    }

    @Test
    void ofOneThatHadTheSameNumberAreDeleted() throws IOException {
        Path former =
                Files.createDirectories(folder.resolve(ProcessHandle.current().pid() + "-x"));
        Files.writeString(former.resolve("plugin-1.jar"), "x");
        Files.setLastModifiedTime(former, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        LoadedCopies.in(folder);

        assertThat(former).doesNotExist();
    }

    @Test
    void areDeletedWhenTheyAreGivenBack() throws IOException {
        LoadedCopies copies = LoadedCopies.in(folder);
        Path taken = copies.take(jar());

        copies.giveBack(taken);

        assertThat(taken).doesNotExist();
    }

    private Path jar() throws IOException {
        return Files.writeString(folder.resolve("a.jar"), "jar");
    }
}
