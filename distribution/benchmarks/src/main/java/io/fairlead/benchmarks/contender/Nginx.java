package io.fairlead.benchmarks.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The yardstick: nginx as a reverse proxy without buffering, with keep-alive to the upstream. */
final class Nginx {
    static final String NAME = "nginx";
    static final String ABSENT =
            "nginx is not installed, so no ratio to it can be shown (Debian, Ubuntu: apt-get install"
                    + " nginx; macOS: brew install nginx)";

    private static final List<String> USUAL_PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin");

    private Nginx() {}

    /** The program, if there is one. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":", -1)), USUAL_PLACES.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The command that serves on the port in the foreground. */
    static ProcessBuilder command(Path program, Ground ground, int port) throws IOException {
        String user = System.getProperty("user.name", "");
        int files = ground.connections() * 2 + 256;
        Path configuration = Template.write(
                ground.home().resolve("conf/nginx.conf"),
                Map.of(
                        "USER", "root".equals(user) ? "user root;" : "",
                        "WORKERS", Integer.toString(Runtime.getRuntime().availableProcessors()),
                        "FILES", Integer.toString(files),
                        "BODY", Integer.toString(Math.max(1 << 16, ground.bodyBytes() + 1024)),
                        "WORK", ground.work().toString(),
                        "PORT", Integer.toString(port),
                        "SCHEME", ground.upstreams().chat().getScheme(),
                        "SERVERS", servers(ground.upstreams()),
                        "NEXT", ground.upstreams().leading() ? "http_503 non_idempotent" : "off"),
                ground.work().resolve("nginx.conf"));
        return new ProcessBuilder(program.toString(), "-p", ground.work().toString(), "-c", configuration.toString());
    }

    /** One that refuses comes first, is never taken out, and has the other behind it. */
    private static String servers(Upstreams upstreams) {
        String answering = upstreams.chat().getAuthority();
        return upstreams.leading()
                ? "server " + upstreams.refusing().getAuthority() + " max_fails=0; server " + answering + " backup;"
                : "server " + answering + ";";
    }
}
