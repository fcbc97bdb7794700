package io.fairlead.benchmarks.simulator;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.wire.MalformedMessageException;
import io.fairlead.benchmarks.wire.MessageHead;
import io.fairlead.benchmarks.wire.MessageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One client's connection: reads a request, answers it at its time, reads the next. Confined to its loop's thread. */
final class SimulatorConnection {
    /** Chunks without a gap that are written before the other connections get their turn. */
    private static final int BURST = 32;

    private enum Phase {
        READING,
        WAITING,
        STREAMING,
        CLOSED
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final SimulatorLoop loop;
    private final RequestBody body = new RequestBody();
    private final MessageReader reader = new MessageReader(body);
    private Phase phase = Phase.READING;
    private ModelScript script = ModelScript.PLAIN;
    private boolean stream;
    private boolean usage;
    private boolean closeAfter;
    private boolean proceeded;
    private int written;
    private long dueNanos;
    private long begunNanos;
    private @Nullable ByteBuffer unsent;

    SimulatorConnection(SocketChannel channel, SelectionKey key, SimulatorLoop loop) {
        this.channel = channel;
        this.key = key;
        this.loop = loop;
        loop.counters().accepted.increment();
        loop.counters().open.increment();
    }

    long dueNanos() {
        return dueNanos;
    }

    /** Takes what was read; {@code bytes} is the loop's and valid during the call only. */
    void received(byte[] bytes, int length) throws IOException {
        int at = 0;
        if (begunNanos == 0) {
            begunNanos = System.nanoTime();
        }
        while (at < length) {
            if (phase != Phase.READING || unsent != null) {
                throw new MalformedMessageException("a request before the answer to the last one has ended");
            }
            at = reader.read(bytes, at, length);
            MessageHead head = reader.head();
            if (head == null) {
                continue;
            }
            if (reader.complete()) {
                answer(head);
            } else if (head.expectsContinue() && !proceeded) {
                proceeded = true;
                send(loop.answers().proceed());
            }
        }
    }

    private void answer(MessageHead head) throws IOException {
        loop.counters().requests.increment();
        closeAfter = head.close();
        String line = head.startLine();
        if (line.startsWith("POST ")) {
            answerChat(line.startsWith("POST /policy/"));
        } else if (line.startsWith("GET /stats ")) {
            finish(CannedAnswers.counters(loop.counters()));
        } else if (line.startsWith("GET /rotations ")) {
            finish(CannedAnswers.rotations(loop.manner().rotations()));
        } else if (line.startsWith("GET ") && line.contains("/models ")) {
            finish(loop.answers().models());
        } else {
            finish(loop.answers().unknownPath());
        }
    }

    private void answerChat(boolean policy) throws IOException {
        if (loop.manner().refusing()) {
            finish(policy ? loop.answers().againstPolicy() : loop.answers().unavailable());
            loop.manner().rotations().failed(System.nanoTime());
            return;
        }
        loop.manner().rotations().began(begunNanos);
        try {
            script = ModelScript.parse(body.model(), loop.manner().defaults());
        } catch (UsageException unknown) {
            finish(CannedAnswers.badRequest(String.valueOf(unknown.getMessage())));
            return;
        }
        stream = body.stream();
        usage = body.usageWanted();
        if (script.latencyMillis() == 0) {
            begin();
            return;
        }
        phase = Phase.WAITING;
        schedule(System.nanoTime() + script.latencyMillis() * 1_000_000L);
    }

    private void begin() throws IOException {
        if (!stream) {
            finish(loop.answers().completion());
            return;
        }
        phase = Phase.STREAMING;
        written = 0;
        dueNanos = System.nanoTime();
        loop.counters().streams.increment();
        send(loop.answers().streamHead());
        pump();
    }

    /** Called by the loop when {@link #dueNanos()} has come. */
    void due() throws IOException {
        switch (phase) {
            case WAITING -> begin();
            case STREAMING -> pump();
            case READING, CLOSED -> {
                // the connection was closed while it waited for its turn
            }
        }
    }

    private void pump() throws IOException {
        for (int burst = 0; burst < BURST && unsent == null; burst++) {
            if (written == script.chunks()) {
                endStream();
                return;
            }
            send(loop.frames().content(written++, script.chunkBytes()));
            loop.counters().chunks.increment();
            if (script.gapMillis() > 0 && unsent == null) {
                schedule(dueNanos + script.gapMillis() * 1_000_000L);
                return;
            }
        }
        if (unsent == null) {
            schedule(dueNanos);
        }
    }

    private void endStream() throws IOException {
        loop.counters().streams.decrement();
        finish(loop.frames().end(usage));
    }

    private void schedule(long nanos) {
        dueNanos = nanos;
        loop.schedule(this);
    }

    private void finish(ByteBuffer last) throws IOException {
        phase = Phase.READING;
        proceeded = false;
        begunNanos = 0;
        reader.reset();
        body.clear();
        send(last);
        if (closeAfter && unsent == null) {
            close();
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        if (unsent == null) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            keep(bytes);
        }
    }

    private void keep(ByteBuffer bytes) {
        ByteBuffer before = unsent == null ? ByteBuffer.allocate(0) : unsent;
        unsent = ByteBuffer.allocate(before.remaining() + bytes.remaining())
                .put(before)
                .put(bytes)
                .flip();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /** Goes on where a full socket stopped the connection; a stream stands still until then, as a real one does. */
    void writable() throws IOException {
        if (unsent == null) {
            return;
        }
        channel.write(unsent);
        if (unsent.hasRemaining()) {
            return;
        }
        unsent = null;
        key.interestOps(SelectionKey.OP_READ);
        if (phase == Phase.STREAMING) {
            schedule(Math.max(dueNanos, System.nanoTime()));
        } else if (phase == Phase.READING && closeAfter) {
            close();
        }
    }

    /** Closes the connection; an answer that had not ended counts as cancelled. */
    void close() {
        if (phase == Phase.CLOSED) {
            return;
        }
        if (phase == Phase.STREAMING) {
            loop.counters().streams.decrement();
        }
        if (phase != Phase.READING) {
            loop.counters().cancels.increment();
        }
        phase = Phase.CLOSED;
        loop.counters().open.decrement();
        try {
            channel.close();
        } catch (IOException _) {
            // nothing is left to do with it
        }
    }
}
