package io.fairlead.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The jars that lie in a folder. Other files and hidden ones, such as half-written downloads, are passed over. */
final class PluginFolder {
    private final Path folder;

    PluginFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder;
    }

    /** Every jar in the order of names, so that the same folder always gives the same plugins. */
    Map<Path, Stamp> jars() throws IOException {
        Map<Path, Stamp> jars = new LinkedHashMap<>();
        for (Path file : files()) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            jars.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime()));
        }
        return jars;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PluginFolder::isJar).sorted().toList();
        }
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".jar") && Files.isRegularFile(file);
    }

    /** Tells one content of a file from another without reading it. */
    record Stamp(long size, FileTime modified) {}
}
