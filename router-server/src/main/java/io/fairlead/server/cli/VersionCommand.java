package io.fairlead.server.cli;

import io.fairlead.server.gateway.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the version. */
@Command(
        mixinStandardHelpOptions = true,
        name = "version",
        description = "Shows the version of Fairlead and of the Java that runs it.")
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println(text());
        return 0;
    }

    static String text() {
        return "fairlead " + Version.current() + " (Java " + Runtime.version() + ")";
    }
}
