package io.fairlead.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the jars that are loaded. Classes are read from a jar as they are needed: were it the operator's own file,
 * overwriting that would break what is running.
 */
final class LoadedCopies {
    private static final Logger LOGGER = System.getLogger(LoadedCopies.class.getName());
    private static final String PREFIX = "plugin-";
    private static final String SUFFIX = ".jar";
    private static final Pattern OWNER = Pattern.compile("(\\d{1,18})-.*");

    /** Starts of processes are told in hundredths of a second. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final @Nullable Path folder;
    private final AtomicInteger count = new AtomicInteger();

    private LoadedCopies(@Nullable Path folder) {
        this.folder = folder;
    }

    /** None: jars are read where they lie, for those who only look. */
    static LoadedCopies none() {
        return new LoadedCopies(null);
    }

    /**
     * Copies in a folder of this process's own below the given one, without those that processes left there that are gone:
     * another gateway may run on the same data.
     */
    static LoadedCopies in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
                leftovers.forEach(LoadedCopies::clean);
            }
            return new LoadedCopies(own(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use the folder " + folder + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** Not one with a name by chance: the system's secure randomness takes its time at a start. */
    private static Path own(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
        for (int number = 0; ; number++) {
            try {
                return Files.createDirectory(
                        folder.resolve(ProcessHandle.current().pid() + "-" + number), attributes);
            } catch (FileAlreadyExistsException e) {
                LOGGER.log(Level.DEBUG, "a folder of copies is there already folder=" + e.getFile());
            }
        }
    }

    private static void clean(Path entry) {
        Matcher owner = OWNER.matcher(entry.getFileName().toString());
        if (!owner.matches() || inUse(entry, Long.parseLong(owner.group(1)))) {
            return;
        }
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(entry, PREFIX + "*" + SUFFIX)) {
            copies.forEach(LoadedCopies::delete);
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "copies of plugins stay folder=" + entry);
        }
        delete(entry);
    }

    /** A process of this number may be another than the one that made the folder: then it began later. */
    private static boolean inUse(Path copies, long pid) {
        Instant began = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().startInstant().orElse(Instant.MIN))
                .orElse(Instant.MAX);
        try {
            return !Files.getLastModifiedTime(copies).toInstant().plus(CLOCKS).isBefore(began);
        } catch (IOException e) {
            return true;
        }
    }

    /** The file to load a jar from; to be given back. */
    Path take(Path jar) throws IOException {
        if (folder == null) {
            return jar;
        }
        return Files.copy(jar, folder.resolve(PREFIX + count.incrementAndGet() + SUFFIX));
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
