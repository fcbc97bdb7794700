package io.fairlead.server.cli;

import io.fairlead.server.cli.template.ArchivePlaces;
import io.fairlead.server.cli.template.PluginKind;
import io.fairlead.server.cli.template.PluginProject;
import io.fairlead.server.gateway.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the project of a new plugin. */
@Command(
        mixinStandardHelpOptions = true,
        name = "new",
        description = "Writes a Maven project for a new plugin, with a test and a configuration to try it with.")
final class NewPluginCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "What it adds: provider, strategy, filter, exporter or protocol.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The plugin's name, such as least-busy.")
    private String name = "";

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package of its classes. Without it com.example and the name.")
    private @Nullable String javaPackage;

    @Option(names = "--folder", paramLabel = "DIR", description = "Where to write it. Without it ./NAME.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        PluginProject project = project();
        Path target = folder == null ? Path.of(name) : folder;
        if (Files.exists(target) && !isEmptyFolder(target)) {
            System.err.println("found " + target + " in use, expected an empty folder or none");
            return FairleadCommand.PROBLEM;
        }
        write(project, target);
        System.out.println(
                target + ": written. Build it there with mvn -q package; README.md says how to install and try it.");
        return 0;
    }

    private PluginProject project() {
        PluginKind known = PluginKind.of(kind)
                .orElseThrow(() -> wrong("kind: found '" + kind + "', expected one of " + PluginKind.words()));
        try {
            return new PluginProject(known, name, javaPackage == null ? PluginProject.packageFor(name) : javaPackage);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("found no command line, expected that this command was called by one");
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private static void write(PluginProject project, Path target) throws IOException {
        ArchivePlaces archive = new ArchivePlaces(Places.home(), Version.current());
        for (Map.Entry<String, String> file : project.files(archive).entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
