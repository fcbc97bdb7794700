package io.fairlead.server.http1;

import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.Inbound;

/** What becomes of the requests of a listener. */
public interface Requests {
    /** Position of the listener in the configuration. */
    int listener();

    /** Whether connections are closed after the answer that goes out on them. */
    boolean closing();

    /** Serves a request to its end. Throws nothing. */
    void serve(Inbound request);

    /** Answers a request of which only what came of its head is known: it cannot be read. */
    void refuse(Inbound request, RouterError error);
}
