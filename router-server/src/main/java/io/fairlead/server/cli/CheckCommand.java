package io.fairlead.server.cli;

import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.load.Loaded;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.StartException;
import io.fairlead.server.gateway.Trial;
import io.fairlead.server.gateway.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with configurations. */
@Command(
        mixinStandardHelpOptions = true,
        name = "check",
        description = "Checks configurations; lists all problems and exits with 1 if there are any.")
final class CheckCommand implements Callable<Integer> {
    /** What needs plugins to be understood would be taken for wrong without them. */
    private static final String UNCHECKED = "; nothing but the keys server, log and plugins was checked,"
            + " since the rest takes the plugins to understand";

    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The configurations to check.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            return check(places.options(null));
        }
        int exit = 0;
        for (Path file : files) {
            exit = Math.max(exit, check(places.options(file)));
        }
        return exit;
    }

    private static String missing(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(provider -> "; " + provider.getKey() + " has no key, and " + provider.getValue()
                        + " is likely to ask for one")
                .collect(Collectors.joining());
    }

    private static int check(GatewayOptions options) {
        if (!Loading.unreadable(options).isEmpty()) {
            String more = Loading.isConfiguration(options) ? UNCHECKED : "";
            return refused(options, Loading.withoutPlugins(options), more);
        }
        try (PluginRuntime plugins = Loading.plugins(options, Version.current())) {
            plugins.problems().forEach(problem -> System.err.println(problem));
            Loaded loaded = Loading.load(options, plugins);
            Configuration good = Loading.good(loaded);
            Trial trial = new Trial(plugins.extensions(), options.data());
            List<String> problems = trial.problems(good);
            if (!problems.isEmpty()) {
                return refused(options, problems, "");
            }
            Loading.doubts(loaded).forEach(doubt -> System.err.println("warning: " + doubt));
            System.out.println(options.configuration() + ": good, "
                    + Plural.of(good.providers().size(), "provider") + ", "
                    + Plural.of(good.routes().size(), "route")
                    + missing(trial.missingKeys(good)));
            return 0;
        } catch (StartException e) {
            return refused(options, e.problems(), "");
        }
    }

    private static int refused(GatewayOptions options, List<String> problems, String more) {
        problems.forEach(System.err::println);
        System.err.println(options.configuration() + ": " + Plural.of(problems.size(), "problem") + more);
        return FairleadCommand.PROBLEM;
    }
}
