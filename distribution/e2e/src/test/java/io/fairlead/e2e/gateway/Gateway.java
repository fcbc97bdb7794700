package io.fairlead.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running gateway. Closing it stops the process and looks through everything it said for what nobody may see. */
public final class Gateway implements AutoCloseable {
    private static final Pattern CLIENTS = Pattern.compile("(?m)^ +(?:clients)? +https?://[^:]+:([0-9]+)$");
    private static final Pattern OPERATORS = Pattern.compile("(?m)^ +operators +http://[^:]+:([0-9]+)$");
    private static final String BANNER_END = "\ntry it\n";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final Process process;
    private final Console out;
    private final Console err;
    private final List<Integer> ports;
    private final int adminPort;
    private boolean told;

    private Gateway(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        out = new Console("stdout", process.getInputStream());
        err = new Console("stderr", process.getErrorStream());
        Await.until(
                "the gateway's start", () -> !process.isAlive() || err.text().contains(BANNER_END));
        if (!process.isAlive()) {
            throw new AssertionError("the gateway did not start:\n" + out.text() + err.text());
        }
        String banner = err.text();
        ports = numbers(CLIENTS, banner);
        adminPort = numbers(OPERATORS, banner).getFirst();
    }

    private static List<Integer> numbers(Pattern pattern, String banner) {
        return pattern.matcher(banner)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** Starts a gateway with this configuration, on free ports whatever it says. */
    public static Gateway start(Path folder, String configuration) {
        return start(
                folder,
                configuration,
                Command.in(folder)
                        .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s"));
    }

    /** Starts a gateway with this configuration and command line. */
    public static Gateway start(Path folder, String configuration, Command command) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("fairlead.yaml");
            Files.writeString(file, configuration);
            return new Gateway(folder, command.with("--config", file.toString()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first port for clients. */
    public int port() {
        return ports.getFirst();
    }

    /** The ports for clients. */
    public List<Integer> ports() {
        return ports;
    }

    /** The address of the first port for clients, with a path after it. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** What clients of the OpenAI API are given. */
    public String openAiUrl() {
        return url("/v1");
    }

    /** The port for operators. */
    public int adminPort() {
        return adminPort;
    }

    /** Its configuration. */
    public Path configuration() {
        return folder.resolve("fairlead.yaml");
    }

    /** Its files of bodies that do not fit into memory. */
    public List<Path> spooled() {
        Path spool = folder.resolve("data").resolve("spool");
        try (Stream<Path> files = Files.exists(spool) ? Files.list(spool) : Stream.empty()) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its access log. */
    public Console accessLog() {
        return out;
    }

    /** Its log. */
    public Console log() {
        return err;
    }

    /** A page for operators. */
    public HttpResponse<String> operatorPage(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path))
                .build();
        try {
            // The whole page in time: the timeout of a request is for its head alone.
            return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .get(Await.LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no page " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Tells it to stop, and does not wait for that. */
    public void tellToStop() {
        told = true;
        process.toHandle().destroy(); // Process.destroy() would close the streams under their readers
    }

    /** Whether the process runs. */
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try {
            if (!told) {
                Planted.isNotIn("the metrics", operatorPage("/metrics").body());
                tellToStop();
            }
            awaitEnd();
            Planted.isNotIn("the access log", out.whole());
            Planted.isNotIn("the log", err.whole());
            assertThat(err.text()).doesNotContain("OutOfMemoryError");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(Await.LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the gateway stops when told to")
                .isTrue();
    }
}
