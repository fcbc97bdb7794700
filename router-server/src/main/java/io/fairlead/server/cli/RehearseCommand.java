package io.fairlead.server.cli;

import io.fairlead.server.gateway.Gateway;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.StartException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Serves some requests of its own, of each common kind, so that the JVM can write down which classes a gateway needs and how
 * its code behaves. The launcher's {@code prepare} runs it.
 */
@Command(
        mixinStandardHelpOptions = true,
        hidden = true,
        name = "prepare",
        description =
                "Has this Java write down what a gateway needs, for starts in half the time. It serves some requests"
                        + " of its own for that, and ends. Of use until Java or the archive change.")
final class RehearseCommand implements Callable<Integer> {
    private static final int ROUNDS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The gateway is its own upstream: so both sides of a call are seen. */
    private static final String CONFIGURATION = """
            server: { port: ${port}, admin: { port: 0 }, grace: 0s }
            providers:
              simulated: { type: simulator, models: [m], latency: 0s, tokens-per-second: 0, tokens: 40 }
              itself: { type: openai, base-url: "http://127.0.0.1:${port}/v1", keys: [rehearsing-no-key], discover: false }
            routes:
              upstream: { deployments: [simulated/m] }
              rehearsal: { strategy: round-robin, deployments: [itself/upstream] }
            metrics: [prometheus]
            """;

    private static final Map<String, List<String>> QUESTIONS = Map.of(
            "/v1/chat/completions", List.of("""
                    {"model":"rehearsal","messages":[{"role":"user","content":"Say something."}]}""", """
                    {"model":"rehearsal","stream":true,"messages":[{"role":"user","content":"Say something."}]}"""),
            "/v1/messages", List.of("""
                    {"model":"rehearsal","max_tokens":64,"messages":[{"role":"user","content":"Say something."}]}""", """
                    {"model":"rehearsal","max_tokens":64,"stream":true,\
                    "messages":[{"role":"user","content":"Say something."}]}"""));

    @Mixin
    private Places places = new Places();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fairlead-rehearsal");
        try {
            Path configuration = folder.resolve("fairlead.yaml");
            Files.writeString(configuration, CONFIGURATION.replace("${port}", String.valueOf(freePort())));
            GatewayOptions usual = places.options(configuration);
            try (HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
                    Gateway gateway = Gateway.start(new GatewayOptions(
                            configuration,
                            folder.resolve("data"),
                            usual.plugins(),
                            Map.of(),
                            usual.settings(),
                            OutputStream.nullOutputStream(),
                            false))) {
                return ask(client, gateway) ? 0 : FairleadCommand.PROBLEM;
            }
        } catch (StartException e) {
            e.problems().forEach(System.err::println);
            return FairleadCommand.PROBLEM;
        } finally {
            delete(folder);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean ask(HttpClient client, Gateway gateway) throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> path : QUESTIONS.entrySet()) {
                for (String question : path.getValue()) {
                    if (!answered(client, post(gateway.server().port(0), path.getKey(), question))) {
                        return false;
                    }
                }
            }
        }
        return answered(client, to(gateway.server().port(0), "/v1/models").GET())
                && answered(client, to(gateway.server().adminPort(), "/metrics").GET());
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private static HttpRequest.Builder post(int port, String path, String body) {
        return to(port, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static boolean answered(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            System.err.println("fairlead: a rehearsed request got " + answer.statusCode() + ": " + answer.body());
        }
        return answer.statusCode() == 200;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
