package io.fairlead.server.cli;

import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.core.snapshot.Offering;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Models;
import io.fairlead.server.gateway.StartException;
import io.fairlead.server.http.AdminJson;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            converter = WholeNumbers.Seconds.class,
            description = "How long to wait for the providers' lists (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", description = "Prints one JSON array, with what is known of each model.")
    private boolean json;

    @Override
    public Integer call() {
        GatewayOptions options = places.options(null);
        try {
            print(Models.of(options, Duration.ofSeconds(seconds)));
            return 0;
        } catch (StartException e) {
            e.problems().forEach(System.err::println);
            return FairleadCommand.PROBLEM;
        }
    }

    private void print(List<Offering> offerings) {
        if (json) {
            System.out.println(AdminJson.write(offerings.stream()
                    .flatMap(offering -> offering.entries().stream())
                    .map(Row::of)
                    .distinct()
                    .toList()));
            return;
        }
        offerings.stream()
                .flatMap(offering -> offering.names().stream())
                .distinct()
                .forEach(System.out::println);
    }

    /** What {@code --json} prints of a model; windows are in tokens, and absent where nothing is known. */
    public record Row(
            String id,
            String owner,
            @Nullable Long contextWindow,
            @Nullable Long maxOutput) {
        static Row of(ModelEntry entry) {
            return new Row(entry.id(), entry.owner(), known(entry.contextWindow()), known(entry.maxOutput()));
        }

        private static @Nullable Long known(OptionalLong tokens) {
            return tokens.isPresent() ? tokens.getAsLong() : null;
        }
    }
}
