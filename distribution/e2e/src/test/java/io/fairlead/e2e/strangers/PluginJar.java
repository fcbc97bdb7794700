package io.fairlead.e2e.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes plugins as their authors would. */
public final class PluginJar {
    private PluginJar() {}

    /**
     * Compiles and packs a plugin of this module's resources.
     *
     * @param name of the plugin, and of the folder of its sources
     * @param entryClass that the host shall make
     * @param work folder for classes
     * @param target folder for the jar
     */
    static void make(String name, String entryClass, Path work, Path target) throws IOException {
        pack(name, entryClass, compiled(name, work), target);
    }

    /** The same without a class that the others were compiled against. */
    static void makeWithout(String gone, String name, String entryClass, Path work, Path target) throws IOException {
        Path classes = compiled(name, work);
        String folder = entryClass.substring(0, entryClass.lastIndexOf('.')).replace('.', '/');
        Files.delete(classes.resolve(folder).resolve(gone));
        pack(name, entryClass, classes, target);
    }

    private static void pack(String name, String entryClass, Path classes, Path target) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve("io.fairlead.api.RouterPlugin"), entryClass + "\n");
        Map<String, String> manifest = Map.of(
                "Plugin-Id", name,
                "Plugin-Version", "1.2.3",
                "Plugin-Requires", ">=0.1.0 & <0.2.0",
                "Plugin-Provider", "A stranger");
        pack(classes, manifest, target.resolve(name + "-1.2.3.jar"));
    }

    /** Compiles a plugin of this module's resources; gives the folder of its classes. */
    public static Path compiled(String name, Path work) throws IOException {
        Path classes = Files.createDirectories(work.resolve(name));
        compile(sources(name), classes);
        return classes;
    }

    /** Packs a folder with a manifest of these attributes. */
    public static void pack(Path classes, Map<String, String> attributes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
    }

    private static List<Path> sources(String name) throws IOException {
        URL folder = Objects.requireNonNull(PluginJar.class.getResource("/strangers/" + name));
        try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Compiles sources against the API's jar, as it lies in the archive, and these jars or folders. */
    public static void compile(List<Path> sources, Path classes, Path... more) throws IOException {
        String classPath = Stream.concat(Stream.of(api()), Stream.of(more))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests");
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-d", classes.toString(), "-cp", classPath, "-proc:none");
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(complaints::toString).isTrue();
        }
    }

    private static Path api() {
        return Archive.jars("lib").stream()
                .filter(jar -> jar.getFileName().toString().startsWith("fairlead-router-api-"))
                .findAny()
                .orElseThrow();
    }
}
