package io.fairlead.core.transport;

import io.fairlead.core.access.PemFiles;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Whom we believe to be who they say, and who we are to them. Connections of one trust resume each other's sessions. */
final class Trust {
    private static final String[] HTTP_1_1 = {"http/1.1"};

    private final Contexts contexts;

    private Trust(Contexts contexts) {
        this.contexts = contexts;
    }

    /** Where the contexts of engines come from. */
    interface Contexts {
        /** For origins. */
        SSLContext origin() throws IOException;

        /** For proxies, to whom we are nobody. */
        SSLContext proxy() throws IOException;
    }

    /** @param context null for whom the JDK trusts */
    static Trust of(@Nullable SSLContext context) {
        return new Trust(new GivenContext(context));
    }

    /** What files say, also when they say something else later. */
    static Trust of(PemFiles files, LongSupplier nanoTime) {
        return new Trust(new FileContexts(files, nanoTime));
    }

    /** An engine for a connection to a host, which must have a certificate for its name. */
    SSLEngine engine(Addresses host, int port) throws IOException {
        return engine(contexts.origin(), host, port);
    }

    /** The same for a proxy. */
    SSLEngine proxyEngine(Addresses host, int port) throws IOException {
        return engine(contexts.proxy(), host, port);
    }

    private static SSLEngine engine(SSLContext context, Addresses host, int port) {
        SSLEngine engine = context.createSSLEngine(host.host(), port);
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

    private static final class GivenContext implements Contexts {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable SSLContext context;

        GivenContext(@Nullable SSLContext context) {
            this.context = context;
        }

        /** Made late, since reading the trust store takes time. */
        @Override
        public SSLContext origin() {
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

        @Override
        public SSLContext proxy() {
            return origin();
        }
    }
}
