package io.fairlead.benchmarks.load;

import io.fairlead.benchmarks.wire.BodySink;
import io.fairlead.benchmarks.wire.MalformedMessageException;
import io.fairlead.benchmarks.wire.MessageHead;
import io.fairlead.benchmarks.wire.MessageReader;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with at most one request under way. Confined to its run's thread. */
final class LoadConnection implements BodySink {
    private final LoadRun run;
    private final MessageReader reader = new MessageReader(this);
    private final StreamScanner scanner = new StreamScanner(this::stamped);
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer unsent;
    private boolean busy;
    private boolean chunkSeen;
    private long since;
    private long now;

    LoadConnection(LoadRun run) {
        this.run = run;
    }

    boolean busy() {
        return busy;
    }

    boolean busySinceBefore(long nanos) {
        return busy && since < nanos;
    }

    void open(Selector selector) throws IOException {
        SocketChannel opened = SocketChannel.open();
        channel = opened;
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = opened.connect(run.address());
        key = opened.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (connected) {
            run.idle(this);
        }
    }

    /** Called when the selector says that something can be done. */
    void ready(SelectionKey selected, byte[] bytes) {
        SocketChannel socket = (SocketChannel) selected.channel();
        try {
            if (selected.isConnectable()) {
                socket.finishConnect();
                selected.interestOps(SelectionKey.OP_READ);
                run.idle(this);
                return;
            }
            if (selected.isWritable()) {
                writeRest(socket, selected);
            }
            if (selected.isReadable()) {
                read(socket, bytes);
            }
        } catch (IOException _) {
            if (socket.equals(channel)) {
                run.lost(this);
            }
        }
    }

    /** Sends a request whose latency counts from {@code dueAt}. */
    void send(ByteBuffer request, long dueAt) {
        SocketChannel socket = channel;
        if (socket == null) {
            throw new IllegalStateException("send on a closed connection");
        }
        busy = true;
        chunkSeen = false;
        since = dueAt;
        try {
            socket.write(request);
            if (request.hasRemaining()) {
                keep(request);
            }
        } catch (IOException _) {
            run.lost(this);
        }
    }

    private void keep(ByteBuffer request) {
        unsent = request.slice();
        if (key != null) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private void writeRest(SocketChannel socket, SelectionKey selected) throws IOException {
        if (unsent != null) {
            socket.write(unsent);
        }
        if (unsent == null || !unsent.hasRemaining()) {
            unsent = null;
            selected.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read(SocketChannel socket, byte[] bytes) throws IOException {
        int length = socket.read(ByteBuffer.wrap(bytes));
        if (length < 0) {
            throw new MalformedMessageException("the connection ended");
        }
        now = System.nanoTime();
        int at = 0;
        while (at < length && socket.equals(channel)) {
            if (!busy) {
                throw new MalformedMessageException("bytes that no request asked for");
            }
            at = reader.read(bytes, at, length);
            MessageHead head = reader.head();
            if (head != null && reader.complete()) {
                answered(head);
            }
        }
    }

    @Override
    public void accept(byte[] bytes, int from, int to) {
        if (run.streaming()) {
            scanner.scan(bytes, from, to);
        }
    }

    private void stamped(long stamp) {
        if (!chunkSeen) {
            chunkSeen = true;
            run.tally().firstChunk(since, now);
        }
        run.tally().chunk(stamp, now);
    }

    private void answered(MessageHead head) throws IOException {
        boolean whole = head.status() != 200 || !run.streaming() || scanner.done();
        if (!whole) {
            throw new MalformedMessageException("a stream without its end");
        }
        run.tally().answered(since, now, head.status());
        busy = false;
        reader.reset();
        scanner.reset();
        if (head.close()) {
            run.reopen(this);
            return;
        }
        run.idle(this);
    }

    /** Closes the connection; it may be opened again. */
    void close() {
        busy = false;
        unsent = null;
        reader.reset();
        scanner.reset();
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // nothing is left to do with it
        }
        channel = null;
        key = null;
    }
}
