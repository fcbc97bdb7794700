package io.fairlead.server.cli;

import io.fairlead.core.config.Configuration;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.StartException;
import io.fairlead.server.gateway.Version;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with a configuration. */
@Command(
        mixinStandardHelpOptions = true,
        name = "check",
        description = "Checks a configuration; lists all problems and exits with 1 if there are any.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The configuration to check.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        GatewayOptions options = places.options(file);
        try (PluginRuntime plugins = Loading.plugins(options, Version.current())) {
            plugins.problems().forEach(problem -> System.err.println(problem));
            Configuration good = Loading.good(Loading.load(options, plugins));
            System.out.println(options.configuration() + ": good, "
                    + Plural.of(good.providers().size(), "provider") + ", "
                    + Plural.of(good.routes().size(), "route"));
            return 0;
        } catch (StartException e) {
            e.problems().forEach(System.err::println);
            System.err.println(
                    options.configuration() + ": " + Plural.of(e.problems().size(), "problem"));
            return FairleadCommand.PROBLEM;
        }
    }
}
