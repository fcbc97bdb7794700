package io.fairlead.server.http1;

import io.fairlead.api.http.Slice;
import io.fairlead.core.http.ChunkDecoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a request of HTTP/1.1: of a stated length, or in chunks. */
final class RequestBody extends ArrivingBody {
    private static final int TRAILER_BYTES = 8192;

    private final RequestInput input;
    private final Asking asking;
    private final @Nullable ChunkDecoder chunks;
    private final long length;
    private long left;

    /** @param asking tells the client that its body is wanted, if it waits for that */
    RequestBody(RequestInput input, RequestHead head, Asking asking) {
        super(head.keptBack());
        this.input = input;
        this.asking = asking;
        this.length = head.contentLength();
        this.left = length;
        this.chunks = head.contentLength() < 0 ? new ChunkDecoder(TRAILER_BYTES) : null;
    }

    /** Something that is said to a client. */
    interface Asking {
        void ask() throws IOException;
    }

    @Override
    protected boolean ended() {
        return chunks == null ? left == 0 : chunks.ended();
    }

    @Override
    protected void ask() throws IOException {
        asking.ask();
    }

    @Override
    protected int arrive(byte[] target, int offset, int length) throws IOException {
        return chunks == null ? plain(target, offset, length) : chunked(chunks, target, offset, length);
    }

    /** How many bytes can be read without waiting. */
    @Override
    public int available() {
        return chunks == null ? (int) Math.min(left, input.buffered()) : 0;
    }

    /** All of a body of a stated length that is here already and was not begun to be read; else null. */
    @Nullable Slice takeAll() {
        if (chunks != null || keptBack() || left == 0 || left != length || input.buffered() < left) {
            return null;
        }
        Slice all = input.take((int) left);
        left = 0;
        return all;
    }

    private int plain(byte[] target, int offset, int length) throws IOException {
        int count = input.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException("it left");
        }
        left -= count;
        return count;
    }

    private int chunked(ChunkDecoder decoder, byte[] target, int offset, int length) throws IOException {
        while (!decoder.ended()) {
            int raw = input.read(target, offset, length);
            if (raw < 0) {
                throw new IOException("it left");
            }
            int payload = decoder.decode(target, offset, offset + raw);
            input.unread(target, decoder.position(), offset + raw);
            if (payload > 0) {
                return payload;
            }
        }
        return -1;
    }
}
