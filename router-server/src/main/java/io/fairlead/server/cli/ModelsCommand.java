package io.fairlead.server.cli;

import io.fairlead.core.snapshot.Offering;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Models;
import io.fairlead.server.gateway.StartException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what clients may ask for. */
@Command(
        mixinStandardHelpOptions = true,
        name = "models",
        description = "Lists every name that clients may put into 'model', asking the providers for theirs first.")
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for the providers' lists (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() {
        GatewayOptions options = places.options(null);
        try {
            for (Offering offering : Models.of(options, Duration.ofSeconds(seconds))) {
                offering.names().forEach(System.out::println);
            }
            return 0;
        } catch (StartException e) {
            e.problems().forEach(System.err::println);
            return FairleadCommand.PROBLEM;
        }
    }
}
