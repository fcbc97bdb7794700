package io.fairlead.server.http;

import io.fairlead.core.transport.Wire;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Writes at once, in one piece what comes in one call. */
final class ClientWriter implements DataWriter {
    private static final int PIECE = 64 * 1024;

    /** How long a client may take nothing of its answer. */
    private static final long MOST_STUCK_NANOS = Duration.ofSeconds(60).toNanos();

    private final Wire wire;

    ClientWriter(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void write(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData buffer) {
        writeNow(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        try {
            while (!buffer.consumed()) {
                byte[] piece = new byte[Math.min(PIECE, buffer.available())];
                int count = buffer.read(piece, 0, piece.length);
                wire.write(piece, 0, count, MOST_STUCK_NANOS);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
