package io.fairlead.benchmarks.wire;

/** Undoes the chunked transfer coding, one piece at a time; a piece may end anywhere. */
public final class ChunkDecoder {
    private static final int MAX_CHUNK = 1 << 30;

    private enum State {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILER,
        ENDED
    }

    private State state = State.SIZE;
    private int size;
    private int digits;
    private int lineLength;

    /** Makes the decoder ready for the next body. */
    public void reset() {
        state = State.SIZE;
        size = 0;
        digits = 0;
        lineLength = 0;
    }

    /** True once the last chunk and its trailers have been read. */
    public boolean ended() {
        return state == State.ENDED;
    }

    /**
     * Decodes {@code bytes[from, to)} and gives the data to the sink.
     *
     * @return the position after the last byte that belongs to the body
     */
    public int decode(byte[] bytes, int from, int to, BodySink sink) throws MalformedMessageException {
        int at = from;
        while (at < to && state != State.ENDED) {
            if (state == State.DATA) {
                int end = Math.min(to, at + size);
                sink.accept(bytes, at, end);
                size -= end - at;
                at = end;
                if (size == 0) {
                    state = State.DATA_END;
                }
                continue;
            }
            step(bytes[at++]);
        }
        return at;
    }

    private void step(byte next) throws MalformedMessageException {
        switch (state) {
            case SIZE -> size(next);
            case EXTENSION -> {
                if (next == '\n') {
                    beginChunk();
                }
            }
            case DATA_END -> dataEnd(next);
            case TRAILER -> trailer(next);
            case DATA, ENDED -> throw new IllegalStateException("no step in state " + state);
        }
    }

    private void size(byte next) throws MalformedMessageException {
        int digit = Character.digit(next, 16);
        if (digit >= 0) {
            if (size > MAX_CHUNK >> 4) {
                throw new MalformedMessageException("chunk of more than " + MAX_CHUNK + " bytes");
            }
            size = (size << 4) + digit;
            digits++;
            return;
        }
        if (digits == 0) {
            throw new MalformedMessageException("byte " + next + " where a chunk size was expected");
        }
        if (next == '\n') {
            beginChunk();
            return;
        }
        state = State.EXTENSION;
    }

    private void beginChunk() {
        digits = 0;
        lineLength = 0;
        state = size == 0 ? State.TRAILER : State.DATA;
    }

    private void dataEnd(byte next) throws MalformedMessageException {
        if (next == '\n') {
            state = State.SIZE;
            return;
        }
        if (next != '\r') {
            throw new MalformedMessageException("byte " + next + " where the end of a chunk was expected");
        }
    }

    private void trailer(byte next) {
        if (next == '\n') {
            if (lineLength == 0) {
                state = State.ENDED;
            }
            lineLength = 0;
            return;
        }
        if (next != '\r') {
            lineLength++;
        }
    }
}
