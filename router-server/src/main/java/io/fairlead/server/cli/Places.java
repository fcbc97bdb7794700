package io.fairlead.server.cli;

import io.fairlead.server.gateway.GatewayOptions;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where things are; shared by the commands that read a configuration. */
final class Places {
    /** As it is: {@code System.out} keeps to itself that a disk is full. */
    private static final OutputStream STANDARD_OUTPUT = new FileOutputStream(FileDescriptor.out);

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = {
                // Lines of their own: the names of files would be broken at their dots.
                "The configuration. Without it FAIRLEAD_CONFIG, or",
                "fairlead.yaml in this folder, or conf/fairlead.yaml",
                "of the archive, which needs no key."
            })
    private @Nullable Path configuration;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for what survives restarts. Without it FAIRLEAD_DATA, or ~/.fairlead.")
    private @Nullable Path data;

    @Option(names = "--plugins", paramLabel = "DIR", description = "Folder with plugin jars. Without it the archive's.")
    private @Nullable Path plugins;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value, such as server.port=6000. May be repeated.")
    private List<String> settings = new ArrayList<>();

    /** Sets an option to a value, unless it is unknown, set already, or the value is no path where one is expected. */
    boolean take(String option, String value) {
        return switch (option) {
            case "--set" -> settings.add(value);
            case "-c", "--config" -> configuration == null && (configuration = path(value)) != null;
            case "--data" -> data == null && (data = path(value)) != null;
            case "--plugins" -> plugins == null && (plugins = path(value)) != null;
            default -> false;
        };
    }

    private static @Nullable Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether the folder with plugins is named by an option. */
    boolean nameFolder() {
        return plugins != null;
    }

    GatewayOptions options(@Nullable Path given) {
        Path file = given == null ? configuration() : given;
        Path home = home();
        List<String> all = new ArrayList<>(settings);
        if (plugins != null) {
            all.add("plugins.folder=" + plugins);
        }
        return new GatewayOptions(
                file, data(), home.resolve("plugins"), System.getenv(), all, STANDARD_OUTPUT, terminal());
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private Path configuration() {
        if (configuration != null) {
            return configuration;
        }
        String variable = System.getenv("FAIRLEAD_CONFIG");
        if (variable != null) {
            return Path.of(variable);
        }
        Path here = Path.of("fairlead.yaml");
        if (!Files.exists(here) && Files.exists(Path.of("fairlead.yml"))) {
            System.err.println(
                    "fairlead: ./fairlead.yml is not read: expected ./fairlead.yaml, or --config fairlead.yml");
        }
        return Files.exists(here) ? here : home().resolve("conf").resolve("fairlead.yaml");
    }

    private Path data() {
        if (data != null) {
            return data;
        }
        Map<String, String> environment = System.getenv();
        String variable = environment.get("FAIRLEAD_DATA");
        return variable == null ? Path.of(System.getProperty("user.home"), ".fairlead") : Path.of(variable);
    }

    /** The folder of the unpacked archive. */
    static Path home() {
        return Path.of(System.getProperty("fairlead.home", "."));
    }
}
