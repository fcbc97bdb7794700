package io.fairlead.server.gateway;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a start is given.
 *
 * @param configuration the operator's file
 * @param data folder for what must survive restarts, and for bodies that do not fit into memory
 * @param plugins folder with plugin jars, unless the configuration names another
 * @param environment variables of the process
 * @param settings {@code KEY=VALUE} each, from the command line
 * @param out where the access log goes
 * @param terminal whether a person reads it
 */
public record GatewayOptions(
        Path configuration,
        Path data,
        Path plugins,
        Map<String, String> environment,
        List<String> settings,
        OutputStream out,
        boolean terminal) {
    public GatewayOptions {
        environment = Map.copyOf(environment);
        settings = List.copyOf(settings);
    }

    /** Without variables and settings: they may be secret. */
    @Override
    public String toString() {
        return "GatewayOptions[" + configuration + ", " + data + ", " + plugins + "]";
    }
}
