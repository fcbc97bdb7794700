package io.fairlead.core.transport;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Whom we believe to be who they say, and who we are to them. One context for all connections, so that sessions are resumed. */
final class Trust {
    private static final String[] HTTP_1_1 = {"http/1.1"};

    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable SSLContext context;

    /** @param context null for whom the JDK trusts */
    Trust(@Nullable SSLContext context) {
        this.context = context;
    }

    /** An engine for a connection to a host, which must have a certificate for its name. */
    SSLEngine engine(Addresses host, int port) {
        SSLEngine engine = context().createSSLEngine(host.host(), port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(HTTP_1_1);
        if (host.named()) {
            parameters.setServerNames(List.of(new SNIHostName(host.host())));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Made late, since reading the trust store takes time. */
    private SSLContext context() {
        SSLContext made = context;
        if (made != null) {
            return made;
        }
        lock.lock();
        try {
            made = context;
            if (made == null) {
                made = SSLContext.getDefault();
                context = made;
            }
            return made;
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the JDK has no default TLS context", broken);
        } finally {
            lock.unlock();
        }
    }
}
