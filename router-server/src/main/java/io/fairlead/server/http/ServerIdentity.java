package io.fairlead.server.http;

import io.fairlead.core.config.TlsFiles;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * Who the gateway is to clients that come over TLS: a certificate and its key, from files. A connection that comes after
 * they changed finds what they say now; connections that are open keep theirs.
 */
final class ServerIdentity {
    private static final Logger LOGGER = System.getLogger(ServerIdentity.class.getName());
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String HTTP_2 = "h2";
    private static final String HTTP_1_1 = "http/1.1";

    private final Path certificate;
    private final Path key;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLookNanos;
    private volatile SSLContext context;
    private volatile List<Object> state;

    private ServerIdentity(TlsFiles files, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextLookNanos = new AtomicLong(nanoTime.getAsLong() + LOOK_NANOS);
        this.certificate = Path.of(files.certificate());
        this.key = Path.of(files.key());
        this.state = state();
        this.context = read();
    }

    /**
     * Reads the files.
     *
     * @throws UncheckedIOException if they cannot be used; it names them
     */
    static ServerIdentity of(TlsFiles files, LongSupplier nanoTime) {
        return new ServerIdentity(files, nanoTime);
    }

    /** For one connection. Clients may choose HTTP/2 or HTTP/1.1. */
    SSLEngine engine() {
        lookAgain();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setHandshakeApplicationProtocolSelector(
                (asked, offered) -> offered.contains(HTTP_2) ? HTTP_2 : offered.contains(HTTP_1_1) ? HTTP_1_1 : null);
        return engine;
    }

    private void lookAgain() {
        long now = nanoTime.getAsLong();
        long next = nextLookNanos.get();
        if (now - next < 0 || !nextLookNanos.compareAndSet(next, now + LOOK_NANOS)) {
            return;
        }
        List<Object> found = state();
        if (found.equals(state)) {
            return;
        }
        state = found;
        try {
            context = read();
            LOGGER.log(Level.INFO, "the new certificate is used certificate=" + certificate);
        } catch (UncheckedIOException broken) {
            LOGGER.log(Level.ERROR, "the old certificate stays: " + broken.getMessage());
        }
    }

    private SSLContext read() {
        try {
            Keys keys = Keys.builder()
                    .pem(pem -> pem.key(Resource.create(key)).certChain(Resource.create(certificate)))
                    .build();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = keys.certChain().toArray(X509Certificate[]::new);
            store.setKeyEntry("fairlead", keys.privateKey().orElseThrow(), new char[0], chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(factory.getKeyManagers(), null, null);
            return made;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            String problem = "server.tls: cannot use certificate " + certificate + " with key " + key
                    + ": expected files in" + " PEM, found " + e.getMessage();
            throw new UncheckedIOException(problem, new IOException(e));
        }
    }

    /** What changes when somebody writes the files. */
    private List<Object> state() {
        return List.of(state(certificate), state(key));
    }

    private static List<Object> state(Path file) {
        try {
            return List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException absent) {
            return List.of();
        }
    }
}
