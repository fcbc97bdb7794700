package io.fairlead.drill.gateway;

import io.fairlead.benchmarks.process.ManagedProcess;
import io.fairlead.benchmarks.process.ProcessGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway that runs until it is closed, on free ports. */
public final class RunningGateway implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PAGE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Pattern CLIENTS = Pattern.compile("(?m)^ +clients +http://[^:]+:([0-9]+)$");
    private static final Pattern OPERATORS = Pattern.compile("(?m)^ +operators +http://[^:]+:([0-9]+)$");
    private static final String BANNER_END = "\ntry it\n";

    private final ManagedProcess process;
    private final List<String> accessLog = new CopyOnWriteArrayList<>();
    private final int port;
    private final int adminPort;

    private RunningGateway(ManagedProcess process, Path log) throws IOException {
        this.process = process;
        Thread.ofVirtual().name("access-log").start(this::readAccessLog);
        String banner = banner(log);
        port = number(CLIENTS, banner);
        adminPort = number(OPERATORS, banner);
    }

    /** Starts an archive with a configuration; its files and its log go to the folder. */
    public static RunningGateway start(Archive archive, String configuration, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("fairlead.yaml"), configuration);
        ProcessBuilder builder = new ProcessBuilder(
                archive.program().toString(),
                "--config=" + file,
                "--data=" + folder.resolve("data"),
                "--set=server.port=0",
                "--set=server.admin.port=0",
                "--set=server.grace=1s");
        builder.environment().keySet().removeIf(name -> name.startsWith("FAIRLEAD_"));
        builder.environment().put("FAIRLEAD_JDK", System.getProperty("java.home"));
        ManagedProcess process = new ProcessGroup(folder).startReadHere("gateway", builder);
        try {
            return new RunningGateway(process, folder.resolve("gateway.log"));
        } catch (IOException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    private String banner(Path log) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (process.process().isAlive() && System.nanoTime() - end < 0) {
            String said = Files.readString(log);
            if (said.contains(BANNER_END)) {
                return said;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        throw new IOException("the gateway did not start: " + process.lastWords());
    }

    private static int number(Pattern line, String banner) throws IOException {
        Matcher found = line.matcher(banner);
        if (!found.find()) {
            throw new IOException("found no line like " + line + " in the gateway's banner");
        }
        return Integer.parseInt(found.group(1));
    }

    private void readAccessLog() {
        try (BufferedReader lines = process.process().inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                accessLog.add(line);
            }
        } catch (IOException ended) {
            // The process has ended, and its log with it.
        }
    }

    /** The port for clients. */
    public int port() {
        return port;
    }

    /** The line of the access log that has a text in it; waits for it a while. */
    public Optional<String> accessLine(String text) {
        long end = System.nanoTime() + PAGE.toNanos();
        while (System.nanoTime() - end < 0) {
            for (String line : accessLog) {
                if (line.contains(text)) {
                    return Optional.of(line);
                }
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return Optional.empty();
    }

    /** The page of metrics. */
    public String metrics() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/metrics"))
                    .timeout(PAGE)
                    .build();
            return client.send(page, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
