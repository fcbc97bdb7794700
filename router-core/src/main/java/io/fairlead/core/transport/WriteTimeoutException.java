package io.fairlead.core.transport;

import java.io.IOException;

/** The other side took no byte for too long. */
public final class WriteTimeoutException extends IOException {
    WriteTimeoutException() {
        super("the other side takes nothing");
    }
}
