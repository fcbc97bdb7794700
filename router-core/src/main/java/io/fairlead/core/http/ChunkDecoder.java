package io.fairlead.core.http;

/** Takes chunk framing out of bytes that may be cut anywhere. Keeps nothing but its place in the grammar. */
public final class ChunkDecoder {
    private static final int MAX_SIZE_DIGITS = 15;
    private static final int MAX_EXTENSION_BYTES = 4096;

    private enum Place {
        SIZE,
        AFTER_SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER,
        TRAILER_LF,
        END_LF,
        END
    }

    private final int trailerBytes;
    private Place place = Place.SIZE;
    private long left;
    private int digits;
    private int skipped;
    private int position;

    /** @param trailerBytes how long all trailers together may be */
    public ChunkDecoder(int trailerBytes) {
        this.trailerBytes = trailerBytes;
    }

    /** Moves the payload among the bytes to the front of the range and returns its length. */
    public int decode(byte[] bytes, int from, int to) throws MalformedException {
        int payloadEnd = from;
        int at = from;
        while (at < to && place != Place.END) {
            if (place != Place.DATA) {
                frame(bytes[at++]);
                continue;
            }
            int count = (int) Math.min(left, to - at);
            if (at != payloadEnd) {
                System.arraycopy(bytes, at, bytes, payloadEnd, count);
            }
            payloadEnd += count;
            at += count;
            left -= count;
            place = left == 0 ? Place.DATA_CR : Place.DATA;
        }
        position = at;
        return payloadEnd - from;
    }

    /** Where the last {@link #decode} stopped: before the end of its range only if the body ended there. */
    public int position() {
        return position;
    }

    /** Whether the last chunk and its trailers are through. */
    public boolean ended() {
        return place == Place.END;
    }

    private void frame(byte one) throws MalformedException {
        place = switch (place) {
            case SIZE -> size(one);
            case AFTER_SIZE -> afterSize(one);
            case EXTENSION -> one == '\r' ? Place.SIZE_LF : skip(one, Place.EXTENSION, MAX_EXTENSION_BYTES);
            case SIZE_LF -> lineFeed(one, left == 0 ? Place.TRAILER_START : Place.DATA);
            case DATA_CR -> {
                if (one != '\r') {
                    throw new MalformedException("a chunk longer than its size", "a line end after its data");
                }
                yield Place.DATA_LF;
            }
            case DATA_LF -> lineFeed(one, nextChunk());
            case TRAILER_START -> one == '\r' ? Place.END_LF : skip(one, Place.TRAILER, trailerBytes);
            case TRAILER -> one == '\r' ? Place.TRAILER_LF : skip(one, Place.TRAILER, trailerBytes);
            case TRAILER_LF -> lineFeed(one, Place.TRAILER_START);
            case END_LF -> lineFeed(one, Place.END);
            case DATA, END -> place;
        };
    }

    private Place size(byte one) throws MalformedException {
        int digit = Character.digit(one, 16);
        if (digit < 0) {
            return afterSize(one);
        }
        if (++digits > MAX_SIZE_DIGITS) {
            throw new MalformedException("a longer chunk size", "at most " + MAX_SIZE_DIGITS + " digits");
        }
        left = left << 4 | digit;
        return Place.SIZE;
    }

    private Place afterSize(byte one) throws MalformedException {
        if (digits == 0 || (one != '\r' && one != ';' && one != ' ' && one != '\t')) {
            throw new MalformedException("a chunk size that is no number", "hexadecimal digits and a line end");
        }
        return switch (one) {
            case '\r' -> Place.SIZE_LF;
            case ';' -> Place.EXTENSION;
            default -> skip(one, Place.AFTER_SIZE, MAX_EXTENSION_BYTES);
        };
    }

    private Place nextChunk() {
        left = 0;
        digits = 0;
        skipped = 0;
        return Place.SIZE;
    }

    private Place lineFeed(byte one, Place next) throws MalformedException {
        if (one != '\n') {
            throw new MalformedException("a carriage return alone in chunk framing", "a line end");
        }
        return next;
    }

    private Place skip(byte one, Place next, int max) throws MalformedException {
        if (one == '\n' || one == 0) {
            throw new MalformedException("control character " + one + " in chunk framing", "a line end or text");
        }
        if (++skipped > max) {
            throw new MalformedException("longer chunk extensions or trailers", "at most " + max + " bytes");
        }
        return next;
    }
}
