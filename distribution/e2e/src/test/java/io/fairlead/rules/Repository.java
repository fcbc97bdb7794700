package io.fairlead.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The class files of this repository's modules, which go by their folder, such as {@code plugins/openai}. */
final class Repository {
    private static final int DEPTH = 4;
    private static final Path TEST_CLASSES = testClasses();
    private static final Path MODULE = above(TEST_CLASSES, "pom.xml");
    private static final Path ROOT = above(MODULE, "router-api");

    private Repository() {}

    /** What ships of some modules, together. */
    static JavaClasses main(Predicate<String> module) {
        return imported("classes", module);
    }

    /** The tests of all modules. */
    static JavaClasses tests() {
        return imported("test-classes", _ -> true);
    }

    private static JavaClasses imported(String kind, Predicate<String> module) {
        Map<String, Path> folders = folders(kind);
        List<Path> chosen = folders.entrySet().stream()
                .filter(folder -> module.test(folder.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalStateException(
                    "found classes of " + folders.keySet() + ", expected a build of the whole repository");
        }
        return new ClassFileImporter().importPaths(chosen);
    }

    /** Class folders by module, of the kind of build that is running. */
    private static Map<String, Path> folders(String kind) {
        Path buildFolder = MODULE.relativize(TEST_CLASSES.getParent());
        Map<String, Path> folders = new TreeMap<>();
        try (Stream<Path> poms = Files.find(ROOT, DEPTH, (file, _) -> file.endsWith("pom.xml"))) {
            poms.map(Path::getParent)
                    .filter(module ->
                            Files.isDirectory(module.resolve(buildFolder).resolve(kind)))
                    .forEach(module -> folders.put(
                            ROOT.relativize(module).toString().replace('\\', '/'),
                            module.resolve(buildFolder).resolve(kind)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }

    private static Path testClasses() {
        try {
            return Path.of(Repository.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path above(Path start, String child) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(child))) {
                return folder;
            }
        }
        throw new IllegalStateException("found no folder above " + start + " with " + child + ", expected one");
    }
}
