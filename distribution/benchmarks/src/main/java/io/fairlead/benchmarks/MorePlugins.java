package io.fairlead.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** Plugins to fill a folder with: each brings one strategy, which no configuration names. */
final class MorePlugins {
    private static final String SOURCE = """
            package filler;

            import io.fairlead.api.RouterPlugin;
            import io.fairlead.api.context.PluginContext;
            import io.fairlead.api.strategy.Strategy;
            import io.fairlead.api.strategy.StrategyFactory;
            import io.fairlead.api.strategy.Walk;
            import java.util.List;

            public final class Filler implements RouterPlugin {
                @Override
                public List<StrategyFactory> strategies() {
                    return List.of(new StrategyFactory() {
                        @Override
                        public String name() {
                            return "filler-@NUMBER@";
                        }

                        @Override
                        public Strategy create(PluginContext context) {
                            return (request, candidates, scope) -> Walk.over(candidates);
                        }
                    });
                }
            }
            """;

    private MorePlugins() {}

    /** Writes so many jars into a folder, compiled against the API of an archive. */
    static void write(Path archive, Path folder, Path work, int count) throws IOException {
        for (int number = 1; number <= count; number++) {
            Path classes = compiled(archive, work.resolve("filler-" + number), number);
            pack(classes, number, folder.resolve("filler-" + number + ".jar"));
        }
    }

    private static Path compiled(Path archive, Path work, int number) throws IOException {
        Path source = Files.createDirectories(work).resolve("Filler.java");
        Files.writeString(source, SOURCE.replace("@NUMBER@", Integer.toString(number)));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", api(archive).toString(), "-d", work.toString(), source.toString());
        if (failed != 0) {
            throw new IOException("a plugin could not be compiled; see above");
        }
        return work.resolve("filler");
    }

    private static Path api(Path archive) throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(archive.resolve("lib"), "fairlead-router-api-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static void pack(Path classes, int number, Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of("Plugin-Id", "filler-" + number, "Plugin-Version", "1.0.0", "Plugin-Requires", ">=0.1.0")
                .forEach(attributes::putValue);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                DirectoryStream<Path> all = Files.newDirectoryStream(classes, "*.class")) {
            jar.putNextEntry(new JarEntry("META-INF/services/io.fairlead.api.RouterPlugin"));
            jar.write("filler.Filler\n".getBytes(StandardCharsets.UTF_8));
            for (Path each : all) {
                jar.putNextEntry(new JarEntry("filler/" + each.getFileName()));
                Files.copy(each, jar);
            }
        }
    }
}
