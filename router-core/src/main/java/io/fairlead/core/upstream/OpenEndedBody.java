package io.fairlead.core.upstream;

import io.fairlead.core.upstream.UpstreamException.Kind;

/** A body that lasts until the connection ends. That end is a proper one only if the head announced it. */
final class OpenEndedBody implements ReplyBody {
    private final LiveCall live;
    private final Input input;
    private final boolean announced;
    private boolean ended;

    OpenEndedBody(LiveCall live, Input input, boolean announced) {
        this.live = live;
        this.input = input;
        this.announced = announced;
    }

    @Override
    public int pull(byte[] target, int offset, int room) throws UpstreamException {
        if (ended) {
            return -1;
        }
        int count = input.read(target, offset, room);
        if (count >= 0) {
            return count;
        }
        if (!announced) {
            throw live.failure(
                    Kind.TRUNCATED, "the connection ended in a reply without length or 'Connection: close'", null);
        }
        ended = true;
        return -1;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean reusable() {
        return false;
    }

    @Override
    public boolean delimited() {
        return false;
    }
}
