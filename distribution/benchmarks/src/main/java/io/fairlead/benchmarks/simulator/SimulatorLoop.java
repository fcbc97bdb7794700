package io.fairlead.benchmarks.simulator;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;

/** One thread's selector, its connections and their timers. Loops share the listening socket and the counters. */
final class SimulatorLoop implements Runnable, AutoCloseable {
    private static final int READ_BYTES = 1 << 16;
    private static final int ACCEPTS_PER_TURN = 64;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener;
    private final Manner manner;
    private final CannedAnswers answers = new CannedAnswers();
    private final EventFrames frames = new EventFrames();
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BYTES);
    private final PriorityQueue<SimulatorConnection> timers =
            new PriorityQueue<>(Comparator.comparingLong(SimulatorConnection::dueNanos));
    private volatile boolean closed;

    SimulatorLoop(ServerSocketChannel listener, Manner manner) throws IOException {
        this.listener = listener;
        this.manner = manner;
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    Manner manner() {
        return manner;
    }

    SimulatorCounters counters() {
        return manner.counters();
    }

    CannedAnswers answers() {
        return answers;
    }

    EventFrames frames() {
        return frames;
    }

    /** Calls the connection back at its {@link SimulatorConnection#dueNanos()}; once per call of this method. */
    void schedule(SimulatorConnection connection) {
        timers.add(connection);
    }

    @Override
    public void run() {
        try (selector) {
            while (!closed) {
                select();
                fireTimers();
            }
            selector.keys().forEach(this::drop);
        } catch (IOException failure) {
            throw new IllegalStateException("the selector failed", failure);
        }
    }

    private void select() throws IOException {
        SimulatorConnection next = timers.peek();
        if (next == null) {
            selector.select(this::ready);
            return;
        }
        long nanos = next.dueNanos() - System.nanoTime();
        if (nanos <= 0) {
            selector.selectNow(this::ready);
            return;
        }
        selector.select(this::ready, 1 + nanos / 1_000_000);
    }

    private void fireTimers() {
        long now = System.nanoTime();
        int turns = timers.size();
        for (SimulatorConnection next = timers.peek();
                next != null && next.dueNanos() <= now && turns > 0;
                next = timers.peek()) {
            timers.poll();
            turns--;
            fire(next);
        }
    }

    private static void fire(SimulatorConnection connection) {
        try {
            connection.due();
        } catch (IOException _) {
            connection.close();
        }
    }

    private void ready(SelectionKey key) {
        if (!(key.attachment() instanceof SimulatorConnection connection)) {
            accept();
            return;
        }
        try {
            if (key.isWritable()) {
                connection.writable();
            }
            if (key.isValid() && key.isReadable()) {
                read(key, connection);
            }
        } catch (IOException _) {
            connection.close();
        }
    }

    private void read(SelectionKey key, SimulatorConnection connection) throws IOException {
        int length = ((SocketChannel) key.channel()).read(readBuffer.clear());
        if (length < 0) {
            connection.close();
            return;
        }
        connection.received(readBuffer.array(), length);
    }

    private void accept() {
        for (int i = 0; i < ACCEPTS_PER_TURN; i++) {
            try {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                adopt(channel);
            } catch (IOException _) {
                return;
            }
        }
    }

    private void adopt(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new SimulatorConnection(channel, key, this));
    }

    private void drop(SelectionKey key) {
        if (key.attachment() instanceof SimulatorConnection connection) {
            connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
