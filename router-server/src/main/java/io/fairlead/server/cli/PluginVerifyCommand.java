package io.fairlead.server.cli;

import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginProblem;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.core.plugin.PluginSupport;
import io.fairlead.core.plugin.PluginTrust;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a jar would be loaded. */
@Command(
        mixinStandardHelpOptions = true,
        name = "verify",
        description = "Says whether a jar would be loaded: its manifest, its entry class, its checksum and signature.")
final class PluginVerifyCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "JAR", description = "The plugin's jar; its signature lies beside it.")
    private Path jar = Path.of("");

    @Option(
            names = "--trusted-key",
            paramLabel = "KEY",
            description = "A public key (Base64) that must have signed it, in place of those of the configuration.")
    private List<String> keys = List.of();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(jar)) {
            System.err.println("fairlead: found no file " + jar + ", expected the jar of a plugin");
            return FairleadCommand.PROBLEM;
        }
        Path folder = Files.createTempDirectory("fairlead-verify");
        Path copy = folder.resolve("plugin.jar");
        try {
            Files.copy(jar, copy);
            Path signature = PluginTrust.signature(jar);
            if (Files.exists(signature)) {
                Files.copy(signature, PluginTrust.signature(copy));
            }
            return verify(folder);
        } finally {
            Files.deleteIfExists(PluginTrust.signature(copy));
            Files.deleteIfExists(copy);
            Files.delete(folder);
        }
    }

    private int verify(Path folder) throws IOException {
        PluginSupport support = new PluginSupport(Version.current(), trust(), null);
        try (PluginRuntime plugins = PluginRuntime.open(folder, support)) {
            for (InstalledPlugin plugin : plugins.plugins()) {
                System.out.println(plugin.id() + " " + plugin.version() + " (" + plugin.provider() + ")");
                plugin.extensions().forEach(extension -> System.out.println("  " + extension));
                System.out.println("sha256 " + PluginTrust.sha256(Files.readAllBytes(jar)));
            }
            for (PluginProblem problem : plugins.problems()) {
                System.err.println("problem: " + jar + ": " + problem.reason());
            }
            return plugins.problems().isEmpty() ? 0 : FairleadCommand.PROBLEM;
        }
    }

    private PluginTrust trust() {
        return keys.isEmpty()
                ? PluginTrust.of(Loading.configured(places.options(null)))
                : new PluginTrust(Map.of(), keys, PluginTrust.Demand.CHECKSUM_OR_SIGNATURE);
    }
}
