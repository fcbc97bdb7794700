package io.fairlead.server;

import io.fairlead.server.cli.FairleadCommand;

/** Starts the program. */
public final class Main {
    private Main() {}

    /** Runs a command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(FairleadCommand.run(args));
    }
}
