package io.fairlead.server.cli;

import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.server.http.PluginPages.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installs a plugin, or another version of one. */
@Command(
        mixinStandardHelpOptions = true,
        name = "install",
        description = "Installs a plugin, in place of another version of it if there is one."
                + " If the new one does not work, the old one stays.")
final class PluginInstallCommand implements Callable<Integer> {
    @Mixin
    private PluginPlace place = new PluginPlace();

    @Parameters(
            paramLabel = "SOURCE",
            description = "A jar, a URL with https://, or group:artifact:version from ~/.m2 or plugins.repository.")
    private String source = "";

    @Option(
            names = "--sha256",
            paramLabel = "SUM",
            description = "The checksum that the jar must have; needed for a URL.")
    private @Nullable String sha256;

    @Override
    public Integer call() {
        return place.run(plugins -> {
            PluginsConfig config = place.configured();
            Path local = Path.of(System.getProperty("user.home"), ".m2", "repository");
            PluginFiles files = new PluginFiles(config == null ? null : config.repository(), local);
            PluginFiles.Found found = files.get(source, sha256);
            Listing.Row installed = installed(plugins, found);
            System.out.println("installed " + installed.id() + " " + installed.version() + " in " + plugins + ": "
                    + String.join(", ", installed.extensions()));
        });
    }

    private Listing.Row installed(PluginHost plugins, PluginFiles.Found found)
            throws IOException, PluginRefusedException {
        try {
            return plugins.install(found.jar(), found.signature());
        } catch (PluginRefusedException e) {
            throw new PluginRefusedException(source + ": " + e.reason());
        }
    }
}
