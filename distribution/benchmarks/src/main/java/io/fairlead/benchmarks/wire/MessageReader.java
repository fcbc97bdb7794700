package io.fairlead.benchmarks.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1.1 message after the other from the bytes of a connection. A message without a length and without
 * chunks has no body, so a response that ends with its connection is not understood.
 */
public final class MessageReader {
    private static final int MAX_HEAD = 1 << 16;

    private enum State {
        HEAD,
        COUNTED,
        CHUNKS,
        COMPLETE
    }

    private final BodySink sink;
    private final ChunkDecoder chunks = new ChunkDecoder();
    private byte[] headBytes = new byte[512];
    private int headLength;
    private int lineLength;
    private long remaining;
    private State state = State.HEAD;
    private @Nullable MessageHead head;

    /** Creates a reader that gives the bodies of all its messages to the sink. */
    public MessageReader(BodySink sink) {
        this.sink = sink;
    }

    /** Makes the reader ready for the next message. */
    public void reset() {
        state = State.HEAD;
        head = null;
        headLength = 0;
        lineLength = 0;
    }

    /** True once the whole message has been read. */
    public boolean complete() {
        return state == State.COMPLETE;
    }

    /** The message's head, or null while it is not complete. */
    public @Nullable MessageHead head() {
        return head;
    }

    /**
     * Reads {@code bytes[from, to)} up to the end of the message.
     *
     * @return the position after the last byte that belongs to the message
     */
    public int read(byte[] bytes, int from, int to) throws MalformedMessageException {
        int at = from;
        while (at < to && state != State.COMPLETE) {
            at = switch (state) {
                case HEAD -> readHead(bytes, at, to);
                case COUNTED -> readCounted(bytes, at, to);
                case CHUNKS -> readChunks(bytes, at, to);
                case COMPLETE -> at;
            };
        }
        return at;
    }

    private int readHead(byte[] bytes, int from, int to) throws MalformedMessageException {
        for (int at = from; at < to; at++) {
            byte next = bytes[at];
            if (next != '\n') {
                lineLength += next == '\r' ? 0 : 1;
                continue;
            }
            if (lineLength == 0) {
                keep(bytes, from, at + 1);
                endHead();
                return at + 1;
            }
            lineLength = 0;
        }
        keep(bytes, from, to);
        return to;
    }

    private void keep(byte[] bytes, int from, int to) throws MalformedMessageException {
        int length = headLength + to - from;
        if (length > MAX_HEAD) {
            throw new MalformedMessageException("head of more than " + MAX_HEAD + " bytes");
        }
        if (length > headBytes.length) {
            headBytes = Arrays.copyOf(headBytes, Math.max(length, headBytes.length * 2));
        }
        System.arraycopy(bytes, from, headBytes, headLength, to - from);
        headLength = length;
    }

    private void endHead() throws MalformedMessageException {
        MessageHead parsed = MessageHead.parse(headBytes, headLength);
        int status = parsed.startLine().startsWith("HTTP/") ? parsed.status() : 200;
        if (status >= 100 && status < 200) {
            reset();
            return;
        }
        head = parsed;
        if (parsed.chunked()) {
            chunks.reset();
            state = State.CHUNKS;
            return;
        }
        remaining = Math.max(0, parsed.contentLength());
        state = remaining == 0 ? State.COMPLETE : State.COUNTED;
    }

    private int readCounted(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + remaining);
        sink.accept(bytes, from, end);
        remaining -= end - from;
        if (remaining == 0) {
            state = State.COMPLETE;
        }
        return end;
    }

    private int readChunks(byte[] bytes, int from, int to) throws MalformedMessageException {
        int at = chunks.decode(bytes, from, to, sink);
        if (chunks.ended()) {
            state = State.COMPLETE;
        }
        return at;
    }
}
