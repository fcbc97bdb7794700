package io.fairlead.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jars that lie in a folder. Other files and hidden ones, such as half-written downloads, are passed over. A jar is
 * disabled by a longer name: that survives restarts, and an operator sees it.
 */
final class PluginFolder {
    private static final String JAR = ".jar";
    private static final String DISABLED = ".disabled";

    private final Path folder;

    PluginFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder;
    }

    /** Every jar in the order of names, so that the same folder always gives the same plugins. */
    SortedMap<Path, Stamp> jars() throws IOException {
        return files(JAR);
    }

    /** Every jar that is there and disabled. */
    SortedMap<Path, Stamp> disabled() throws IOException {
        return files(JAR + DISABLED);
    }

    private SortedMap<Path, Stamp> files(String suffix) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> isNamed(file, suffix) && Files.isRegularFile(file))
                    .toList();
        }
        SortedMap<Path, Stamp> stamps = new TreeMap<>();
        for (Path file : files) {
            stamps.put(file, stamp(file));
        }
        return stamps;
    }

    static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    }

    private static boolean isNamed(Path file, String suffix) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    /** The name that a jar has here. */
    Path jar(PluginJar jar) {
        return folder.resolve(jar.id() + "-" + jar.version() + JAR);
    }

    /** A file to write to that no look takes for a jar. */
    Path draft() throws IOException {
        return Files.createTempFile(folder, ".install-", ".tmp");
    }

    /** Gives a file its name at once: nobody ever sees half of it. */
    static void place(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Refuses a new name for a file that another one has: nobody would miss that one before it is too late. */
    static void requireFree(Path from, Path to) throws PluginRefusedException {
        if (Files.exists(to)) {
            throw new PluginRefusedException("found both " + from.getFileName() + " and " + to.getFileName()
                    + ", expected one of them: move the one that you do not want out of the folder");
        }
    }

    /** What a jar is called while it is disabled. */
    static Path disabled(Path jar) {
        return jar.resolveSibling(jar.getFileName() + DISABLED);
    }

    /** What a jar is called when it is not disabled. */
    static Path enabled(Path jar) {
        String name = jar.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(DISABLED)
                ? jar.resolveSibling(name.substring(0, name.length() - DISABLED.length()))
                : jar;
    }

    /** Tells one content of a file from another without reading it. */
    record Stamp(long size, FileTime modified, String file) {}
}
