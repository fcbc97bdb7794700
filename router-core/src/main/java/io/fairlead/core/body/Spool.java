package io.fairlead.core.body;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the files that bodies go to. Its files are the owner's alone, since bodies hold prompts. */
final class Spool {
    private static final String PREFIX = "body-";
    private static final String SUFFIX = ".spool";
    private static final FileAttribute<?>[] NONE = {};

    private final Path folder;
    private final ByteBudget room;

    private Spool(Path folder, long max) {
        this.folder = folder;
        this.room = new ByteBudget(max);
    }

    /** Makes the folder if need be, and deletes what an earlier run left in it. */
    static Spool open(Path folder, long max) throws IOException {
        Files.createDirectories(folder, owner(folder, "rwx------"));
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
        return new Spool(folder, max);
    }

    ByteBudget room() {
        return room;
    }

    SpoolFile create() throws IOException {
        return new SpoolFile(Files.createTempFile(folder, PREFIX, SUFFIX, owner(folder, "rw-------")), room);
    }

    private static FileAttribute<?>[] owner(Path folder, String permissions) {
        // Where there are no such permissions, as on Windows, a file has those of its folder.
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : NONE;
    }
}
