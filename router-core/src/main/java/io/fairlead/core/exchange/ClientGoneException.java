package io.fairlead.core.exchange;

import java.io.IOException;

/** The client left before its answer was whole. Nobody is to blame, and nobody is there to be told. */
public final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With what was being done. */
    public ClientGoneException(String doing) {
        super("the client left while " + doing);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
