package io.fairlead.drill.gateway;

import io.fairlead.benchmarks.command.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An unpacked archive.
 *
 * @param folder with {@code bin} and {@code lib}
 */
public record Archive(Path folder) {
    /** Checks that it can be started. */
    public Archive {
        if (!Files.isExecutable(program(folder))) {
            throw new UsageException("found no executable bin/fairlead in " + folder
                    + ", expected an unpacked archive (./build package makes one)");
        }
    }

    Path program() {
        return program(folder);
    }

    private static Path program(Path folder) {
        return folder.resolve("bin").resolve("fairlead");
    }
}
