package io.fairlead.core.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A client's stream that must give as many bytes as were declared. */
final class BodySource {
    private final InputStream in;
    private final long declared;
    private long taken;

    /** A stream with its declared length, or -1 if any length will do. */
    BodySource(InputStream in, long declared) {
        this.in = in;
        this.declared = declared;
    }

    /** The declared length, or -1. */
    long declared() {
        return declared;
    }

    /** Reads some bytes; -1 at the end. Never reads past the declared length. */
    int read(byte[] target, int offset, int length) {
        long left = declared < 0 ? length : Math.min(length, declared - taken);
        if (left == 0) {
            return -1;
        }
        int count = next(target, offset, (int) left);
        if (count < 0 && declared >= 0) {
            throw Refusals.incomplete(taken, declared);
        }
        taken += Math.max(count, 0);
        return count;
    }

    private int next(byte[] target, int offset, int length) {
        try {
            return in.read(target, offset, length);
        } catch (IOException | UncheckedIOException e) {
            throw Refusals.brokenOff(taken, e);
        }
    }
}
