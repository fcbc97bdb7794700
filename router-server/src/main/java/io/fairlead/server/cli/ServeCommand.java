package io.fairlead.server.cli;

import io.fairlead.server.gateway.Gateway;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.StartException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves until it is told to stop. */
@Command(
        mixinStandardHelpOptions = true,
        name = "serve",
        description = "Serves requests until it is stopped (Ctrl-C, SIGTERM).")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Places places;

    ServeCommand() {
        this(new Places());
    }

    ServeCommand(Places places) {
        this.places = places;
    }

    @Override
    public Integer call() throws InterruptedException {
        GatewayOptions options = places.options(null);
        Gateway gateway;
        try {
            gateway = Gateway.start(options);
        } catch (StartException e) {
            e.problems().forEach(System.err::println);
            System.err.println(
                    "fairlead: not started, " + Plural.of(e.problems().size(), "problem") + " found");
            return FairleadCommand.PROBLEM;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            gateway.close();
                            System.err.println("fairlead: stopped");
                            stopped.countDown();
                        },
                        "fairlead-stop"));
        SecondSignal.watch();
        System.err.print(Banner.of(gateway, options));
        System.err.flush();
        stopped.await();
        return 0;
    }
}
