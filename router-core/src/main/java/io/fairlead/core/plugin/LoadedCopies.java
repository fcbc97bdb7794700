package io.fairlead.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the jars that are loaded. Classes are read from a jar as they are needed: were it the operator's own file,
 * overwriting that would break what is running.
 */
final class LoadedCopies {
    private static final Logger LOGGER = System.getLogger(LoadedCopies.class.getName());
    private static final String PREFIX = "plugin-";
    private static final String SUFFIX = ".jar";

    private final @Nullable Path folder;

    private LoadedCopies(@Nullable Path folder) {
        this.folder = folder;
    }

    /** None: jars are read where they lie, for those who only look. */
    static LoadedCopies none() {
        return new LoadedCopies(null);
    }

    /** Copies in a folder, without those that an earlier run left there. */
    static LoadedCopies in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
                leftovers.forEach(LoadedCopies::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
        return new LoadedCopies(folder);
    }

    /** The file to load a jar from; to be given back. */
    Path take(Path jar) throws IOException {
        if (folder == null) {
            return jar;
        }
        Path copy = Files.createTempFile(folder, PREFIX, SUFFIX);
        return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    void giveBack(Path taken) {
        if (folder != null) {
            delete(taken);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // Some systems keep files that were open a moment ago; the next start deletes it.
            LOGGER.log(Level.DEBUG, "a copy of a plugin stays file=" + copy);
        }
    }
}
