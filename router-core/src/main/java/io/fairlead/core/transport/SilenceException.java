package io.fairlead.core.transport;

import java.io.IOException;

/** The other side sent, or took, no byte for too long. */
public final class SilenceException extends IOException {
    SilenceException(String what) {
        super(what);
    }
}
