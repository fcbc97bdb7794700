package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;

/** Makes connections. Other ways to carry them (event loops, HTTP/2) are other implementations. */
public interface Transport {
    /** A connection that is not open yet: it can be closed before, while and after it is made. Does no I/O. */
    Connection connection(Origin origin);
}
