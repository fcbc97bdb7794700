package io.fairlead.benchmarks.contender;

import io.fairlead.benchmarks.simulator.UpstreamSimulator;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The built archive, started as its users start it. */
final class Fairlead {
    static final String NAME = "fairlead";

    private static final String JAVA_OPTIONS = "FAIRLEAD_JAVA_OPTS";

    private Fairlead() {}

    /** The start script of the given archive, or of the one that the build has unpacked. */
    static Optional<Path> program(Path home, Optional<Path> archive) throws IOException {
        if (archive.isPresent()) {
            return Optional.of(archive.get().resolve("bin/fairlead")).filter(Files::isExecutable);
        }
        Path target = home.resolveSibling("archive").resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(target, "fairlead-*")) {
            for (Path folder : folders) {
                Path program = folder.resolve("bin/fairlead");
                if (Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }

    static String absent(Path home, Optional<Path> archive) {
        Path wanted = archive.orElse(home.resolveSibling("archive").resolve("target/fairlead-*"));
        return "no executable bin/fairlead in " + wanted.normalize()
                + " (./build package makes it; --archive names another unpacked one)";
    }

    /** The command that serves the scenario on the port. */
    static ProcessBuilder command(Path program, Ground ground, String scenario, int port) throws IOException {
        Path configuration = Template.write(
                ground.home().resolve("conf").resolve(scenario + ".yaml"),
                Map.of(
                        "PORT", Integer.toString(port),
                        "ADMIN_PORT", Integer.toString(FreePort.find()),
                        "UPSTREAM", ground.upstreams().chat().resolve("/v1").toString(),
                        "REFUSING",
                                ground.upstreams()
                                        .refusing()
                                        .resolve("/policy/v1")
                                        .toString()),
                ground.work().resolve("fairlead-" + port + ".yaml"));
        ProcessBuilder command = new ProcessBuilder(program.toString(), "--config", configuration.toString());
        if (ground.upstreams().secure()) {
            trust(command, ground.upstreams().trust());
        }
        return command;
    }

    private static void trust(ProcessBuilder command, Path store) {
        String trust = "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword="
                + UpstreamSimulator.PASSWORD;
        command.environment().merge(JAVA_OPTIONS, trust, (given, added) -> given + " " + added);
    }
}
