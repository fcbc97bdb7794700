package io.fairlead.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.strangers.PluginJar;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs the tests that the guide shows, with the test kit of the archive. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the guide's script is one of a POSIX shell")
final class GuideTestsIT {
    private final GuideProject project = GuideProject.get();

    @Test
    void pass() throws Exception {
        Path tests = project.acme().resolve("src").resolve("test").resolve("java");
        Path classes = Files.createDirectories(project.acme().resolve("test-classes"));
        List<Path> sources = GuideProject.sources(tests);
        List<Path> classPath = new ArrayList<>(List.of(project.acmeClasses(), kit()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry));
        }
        PluginJar.compile(sources, classes, classPath.toArray(Path[]::new));

        int passed = 0;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = loader(classes)) {
            thread.setContextClassLoader(loader);
            for (Path source : sources) {
                String name = tests.relativize(source).toString().replace(File.separatorChar, '.');
                passed += run(loader.loadClass(name.replaceFirst("\\.java$", "")));
            }
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(passed).isGreaterThanOrEqualTo(7);
    }

    private URLClassLoader loader(Path classes) throws IOException {
        List<Path> own = new ArrayList<>(List.of(classes, project.acmeClasses(), kit()));
        own.addAll(Archive.jars("lib"));
        List<URL> urls = new ArrayList<>();
        for (Path path : own) {
            urls.add(path.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), getClass().getClassLoader());
    }

    private static Path kit() {
        return Archive.jars("api").stream()
                .filter(jar -> jar.getFileName().toString().matches("fairlead-testkit-[0-9.]+\\.jar"))
                .findAny()
                .orElseThrow();
    }

    /** Each test on an instance of its own, as JUnit does. */
    private static int run(Class<?> type) throws ReflectiveOperationException {
        List<Method> tests = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        for (Method test : tests) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            test.setAccessible(true);
            test.invoke(constructor.newInstance());
        }
        return tests.size();
    }
}
