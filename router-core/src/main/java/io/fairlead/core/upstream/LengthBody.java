package io.fairlead.core.upstream;

import io.fairlead.core.upstream.UpstreamException.Kind;

/** A body of known length; also one of none. */
final class LengthBody implements ReplyBody {
    private final LiveCall live;
    private final Input input;
    private final long length;
    private long left;
    private boolean more;

    LengthBody(LiveCall live, Input input, long length) {
        this.live = live;
        this.input = input;
        this.length = length;
        this.left = length;
    }

    @Override
    public int pull(byte[] target, int offset, int room) throws UpstreamException {
        if (left == 0) {
            return -1;
        }
        // One byte more than there should be, where there is room: it tells an upstream that sends too much.
        int count = input.read(target, offset, (int) Math.min(room, left + 1));
        if (count < 0) {
            throw live.failure(
                    Kind.TRUNCATED, "the reply ended after " + (length - left) + " of " + length + " bytes", null);
        }
        if (count > left) {
            more = true;
            count = (int) left;
        }
        left -= count;
        return count;
    }

    @Override
    public boolean ended() {
        return left == 0;
    }

    @Override
    public boolean reusable() {
        return left == 0 && !more && input.buffered() == 0;
    }
}
