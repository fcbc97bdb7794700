package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A real plugin jar, compiled from source when a test asks for it. */
public final class TestJar {
    private static final String SERVICE = "META-INF/services/io.fairlead.api.RouterPlugin";

    private static final String IMPORTS = Stream.of(
                    "io.fairlead.api",
                    "io.fairlead.api.context",
                    "io.fairlead.api.error",
                    "io.fairlead.api.provider",
                    "io.fairlead.api.settings",
                    "io.fairlead.api.strategy",
                    "java.util")
            .map("import %s.*;"::formatted)
            .collect(Collectors.joining(" "));

    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private TestJar(String id) {
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.2.3");
        manifest.put("Plugin-Requires", ">=0.1.0 & <0.2.0");
        manifest.put("Plugin-Provider", "Acme");
    }

    /** A jar with a good manifest and nothing else. */
    public static TestJar of(String id) {
        return new TestJar(id);
    }

    /** A whole good plugin with one strategy. */
    public static TestJar withStrategy(String id, String strategy) {
        return of(id).entry("""
                public List<StrategyFactory> strategies() {
                    return List.of(new NamedStrategy("%s"));
                }
                """.formatted(strategy)).source("acme.NamedStrategy", """
                        package acme;
                        public record NamedStrategy(String name) implements io.fairlead.api.strategy.StrategyFactory {
                            public io.fairlead.api.strategy.Strategy create(io.fairlead.api.context.PluginContext context) {
                                return (request, candidates, scope) -> io.fairlead.api.strategy.Walk.over(candidates);
                            }
                        }
                        """);
    }

    /** A whole good plugin whose factory is a Supplier of text: what these statements return or throw. */
    public static TestJar withProbe(String id, String statements) {
        return of(id).entry("""
                public List<StrategyFactory> strategies() {
                    return List.of(new Probe());
                }
                """).source("acme.Probe", """
                        package acme;
                        public final class Probe
                                implements io.fairlead.api.strategy.StrategyFactory, java.util.function.Supplier<String> {
                            public String name() {
                                return "probe";
                            }
                            public io.fairlead.api.strategy.Strategy create(io.fairlead.api.context.PluginContext context) {
                                return (request, candidates, scope) -> io.fairlead.api.strategy.Walk.over(candidates);
                            }
                            public String get() {
                                try {
                                    %s
                                } catch (Throwable e) {
                                    return e.getClass().getName();
                                }
                            }
                        }
                        """.formatted(statements));
    }

    /** The entry class {@code acme.Entry} with these members, and its service file. */
    public TestJar entry(String members) {
        return source("acme.Entry", """
                package acme;
                %s
                public final class Entry implements RouterPlugin {
                %s
                }
                """.formatted(IMPORTS, members)).file(SERVICE, "acme.Entry\n");
    }

    /** A class to compile into the jar. */
    public TestJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /** A file, such as a service file. */
    public TestJar file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Replaces a line of the manifest; an empty value removes it. */
    public TestJar manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    /** Writes the jar. */
    public Path write(Path folder, String fileName) {
        try {
            Path classes = Files.createTempDirectory("fairlead-test-jar");
            compile(classes);
            Path jar = folder.resolve(fileName);
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream zip = new JarOutputStream(out, descriptor())) {
                files.forEach((name, bytes) -> add(zip, name, bytes));
                addAll(zip, classes);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest descriptor() {
        Manifest descriptor = new Manifest();
        Attributes main = descriptor.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> {
            if (!value.isEmpty()) {
                main.putValue(name, value);
            }
        });
        return descriptor;
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path", ""));
        List<Source> units = sources.entrySet().stream()
                .map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
        StringWriter output = new StringWriter();
        boolean compiled =
                compiler.getTask(output, null, null, options, null, units).call();
        assertThat(compiled).as(output.toString()).isTrue();
    }

    private static void addAll(JarOutputStream zip, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(zip, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static void add(JarOutputStream zip, String name, byte[] bytes) {
        try {
            zip.putNextEntry(new JarEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(
                    URI.create("string:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
