package io.fairlead.core.transport;

import io.fairlead.core.access.PemFiles;
import java.io.IOException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;

/**
 * Who the gateway is to clients that come over TLS. A connection that comes after its files changed finds what they say
 * now; connections that are open keep what they were told.
 */
public final class ServerIdentity {
    private static final String HTTP_2 = "h2";
    private static final String HTTP_1_1 = "http/1.1";

    private final FileContexts contexts;

    /** @param files with a certificate and its key */
    public ServerIdentity(PemFiles files, LongSupplier nanoTime) {
        this.contexts = new FileContexts(files, nanoTime);
    }

    /** For one connection. Clients may choose HTTP/2 or HTTP/1.1. */
    public SSLEngine engine() throws IOException {
        SSLEngine engine = contexts.origin().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setHandshakeApplicationProtocolSelector(
                (asked, offered) -> offered.contains(HTTP_2) ? HTTP_2 : offered.contains(HTTP_1_1) ? HTTP_1_1 : null);
        return engine;
    }
}
