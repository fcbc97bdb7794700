package io.fairlead.core.upstream;

import io.fairlead.core.http.ChunkDecoder;
import io.fairlead.core.http.MalformedException;
import io.fairlead.core.upstream.UpstreamException.Kind;

/** A body in chunks. The raw bytes are read into the reader's array and the framing is squeezed out in place. */
final class ChunkedBody implements ReplyBody {
    private final LiveCall live;
    private final Input input;
    private final ChunkDecoder decoder;
    private boolean surplus;

    ChunkedBody(LiveCall live, Input input, int trailerBytes) {
        this.live = live;
        this.input = input;
        this.decoder = new ChunkDecoder(trailerBytes);
    }

    @Override
    public int pull(byte[] target, int offset, int room) throws UpstreamException {
        if (decoder.ended()) {
            return -1;
        }
        int raw = input.read(target, offset, room);
        if (raw < 0) {
            throw live.failure(Kind.TRUNCATED, "the reply ended before its last chunk", null);
        }
        int payload = decoded(target, offset, offset + raw);
        surplus = decoder.position() < offset + raw;
        return payload == 0 && decoder.ended() ? -1 : payload;
    }

    private int decoded(byte[] target, int from, int to) throws UpstreamException {
        try {
            return decoder.decode(target, from, to);
        } catch (MalformedException wrong) {
            throw UpstreamException.malformed(wrong);
        }
    }

    @Override
    public boolean ended() {
        return decoder.ended();
    }

    @Override
    public boolean reusable() {
        return decoder.ended() && !surplus && input.buffered() == 0;
    }
}
