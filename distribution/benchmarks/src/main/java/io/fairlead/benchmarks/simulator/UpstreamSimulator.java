package io.fairlead.benchmarks.simulator;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The mock upstream: plain answers of about 1 KB and event streams over HTTP/1.1 on the loopback address, steered by
 * the {@linkplain ModelScript model's name}. {@code GET /stats} tells what it has seen, {@code GET /v1/models} lists its
 * model.
 */
public final class UpstreamSimulator implements AutoCloseable {
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
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener.configureBlocking(false);
        UpstreamSimulator simulator = new UpstreamSimulator(listener);
        SimulatorCounters counters = new SimulatorCounters();
        for (int i = 0; i < threads; i++) {
            SimulatorLoop loop = new SimulatorLoop(listener, counters, defaults);
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
     * Serves until standard input ends, so that it does not outlive the process that started it. Prints {@code port N}
     * when ready.
     */
    public static void main(String[] line) throws IOException {
        try {
            Arguments arguments =
                    Arguments.parse(List.of(line), Set.of("--port", "--threads", "--default-model"), Set.of());
            ModelScript defaults = ModelScript.parse(arguments.text("--default-model", "sim"), ModelScript.PLAIN);
            int threads = arguments.number("--threads", 1, 1);
            try (UpstreamSimulator simulator = start(arguments.number("--port", 9400, 0), threads, defaults)) {
                System.out.println("port " + simulator.address().getPort());
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }
}
