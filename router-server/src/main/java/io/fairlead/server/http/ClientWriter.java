package io.fairlead.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes at once, in one piece what comes in one call. */
final class ClientWriter implements DataWriter {
    private static final int PIECE = 64 * 1024;

    private final ClientContext connection;

    ClientWriter(ClientContext connection) {
        this.connection = connection;
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
        while (!buffer.consumed()) {
            byte[] piece = new byte[Math.min(PIECE, buffer.available())];
            int count = buffer.read(piece, 0, piece.length);
            connection.write(piece, count);
        }
    }
}
