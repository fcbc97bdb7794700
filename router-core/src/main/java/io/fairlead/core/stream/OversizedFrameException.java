package io.fairlead.core.stream;

import java.io.IOException;

/** An upstream sent a frame that is too large to be kept. */
final class OversizedFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    OversizedFrameException(int largest) {
        super("found a frame of more than " + largest + " bytes, expected at most that");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
