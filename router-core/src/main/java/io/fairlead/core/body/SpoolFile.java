package io.fairlead.core.body;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of the spool: appended to by one thread, then read by any. */
final class SpoolFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SpoolFile.class.getName());
    /** Room is taken in steps, so that a client that stated a length and sends nothing takes little. */
    private static final long STEP = 1L << 20;

    private final Path path;
    private final ByteBudget room;
    private final FileChannel channel;
    private final Reservation taken;
    private long length;

    /** Takes over an empty file. */
    SpoolFile(Path path, ByteBudget room) throws IOException {
        this.path = path;
        this.room = room;
        this.taken = new Reservation(room, 0);
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Adds bytes at the end.
     *
     * @throws io.fairlead.api.error.RouterException if there is no room for them
     */
    void append(byte[] bytes, int offset, int count) throws IOException {
        reserve(length + count);
        ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        length += count;
    }

    /** Gives back the room that was taken ahead. */
    void complete() {
        taken.tryResize(length);
    }

    /** Fills the start of an array from a position on. */
    void read(long position, byte[] target, int count) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(target, 0, count);
        while (left.hasRemaining()) {
            if (channel.read(left, position + left.position()) < 0) {
                throw new EOFException("found the end of a spool file at byte " + (position + left.position())
                        + ", expected at least " + (position + count) + " bytes");
            }
        }
    }

    /** Deletes the file. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "spool file not deleted path=" + path + " reason=" + e);
        }
        taken.close();
    }

    private void reserve(long wanted) {
        if (wanted > taken.bytes() && !taken.tryResize(wanted + STEP) && !taken.tryResize(wanted)) {
            throw Refusals.noSpool(room);
        }
    }
}
