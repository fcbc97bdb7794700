package io.fairlead.core.transport;

import java.io.IOException;

/** The other side sent, or took, no byte for too long. */
public final class SilenceException extends IOException {
    /** A message that says who is silent. */
    public SilenceException(String what) {
        super(what);
    }
}
