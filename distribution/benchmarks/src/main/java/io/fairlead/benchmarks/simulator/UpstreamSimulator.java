package io.fairlead.benchmarks.simulator;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The mock upstream: plain answers of about 1 KB and event streams over HTTP/1.1 on the loopback address, steered by
 * the {@linkplain ModelScript model's name}. {@code GET /stats} tells what it has seen, {@code GET /v1/models} lists its
 * model.
 */
public final class UpstreamSimulator implements AutoCloseable {
    /** The password of key stores: they are made for one benchmark and protect nothing. */
    public static final String PASSWORD = "benchmark";

    private static final int BACKLOG = 4096;

    private final ServerSocketChannel listener;
    private final List<SimulatorLoop> loops = new ArrayList<>();

    private UpstreamSimulator(ServerSocketChannel listener) {
        this.listener = listener;
    }

    /**
     * Starts to serve.
     *
     * @param port the port, or 0 for a free one
     * @param threads event loops
     * @param defaults what parts missing in a model's name mean
     */
    public static UpstreamSimulator start(int port, int threads, ModelScript defaults) throws IOException {
        return start(port, threads, new Manner(defaults, false, new SimulatorCounters(), new Rotations()));
    }

    private static UpstreamSimulator start(int port, int threads, Manner manner) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener.configureBlocking(false);
        UpstreamSimulator simulator = new UpstreamSimulator(listener);
        for (int i = 0; i < threads; i++) {
            SimulatorLoop loop = new SimulatorLoop(listener, manner);
            simulator.loops.add(loop);
            Thread.ofPlatform().name("simulator-" + i).daemon().start(loop);
        }
        return simulator;
    }

    /** The address it listens on. */
    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
        loops.forEach(SimulatorLoop::close);
        listener.close();
    }

    /**
     * Serves until standard input ends, so that it does not outlive the process that started it. Prints {@code port N
     * refusing N} when ready, with the ports of those that answer and refuse, and {@code tls N} behind them where a key
     * store is given, whose password is {@value #PASSWORD}.
     */
    public static void main(String[] line) throws IOException {
        try {
            Arguments arguments = Arguments.parse(
                    List.of(line), Set.of("--port", "--threads", "--default-model", "--keys"), Set.of());
            ModelScript defaults = ModelScript.parse(arguments.text("--default-model", "sim"), ModelScript.PLAIN);
            int threads = arguments.number("--threads", 1, 1);
            Manner manner = new Manner(defaults, false, new SimulatorCounters(), new Rotations());
            try (UpstreamSimulator simulator = start(arguments.number("--port", 9400, 0), threads, manner);
                    UpstreamSimulator refusing = start(0, 1, manner.refusal())) {
                String ports = "port " + simulator.address().getPort() + " refusing "
                        + refusing.address().getPort();
                if (arguments.has("--keys")) {
                    Path keys = Path.of(arguments.text("--keys", ""));
                    ports += " tls "
                            + TlsFront.start(keys, PASSWORD.toCharArray(), simulator.address())
                                    .port();
                }
                System.out.println(ports);
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }
}
