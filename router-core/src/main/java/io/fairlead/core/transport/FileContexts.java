package io.fairlead.core.transport;

import io.fairlead.core.access.PemFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Contexts that say what files say. The first connection that comes after they changed has them read, on a thread that no
 * connection waits for; those that come then find what they say now. If that cannot be used, what they said before stays.
 */
final class FileContexts implements Trust.Contexts {
    private static final Logger LOGGER = System.getLogger(FileContexts.class.getName());
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final char[] NO_PASSWORD = {};

    private final PemFiles files;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLookNanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Made made;

    FileContexts(PemFiles files, LongSupplier nanoTime) {
        this.files = files;
        this.nanoTime = nanoTime;
        this.nextLookNanos = new AtomicLong(nanoTime.getAsLong());
    }

    /** What was made of the files when they were like this. */
    private record Made(List<Object> state, SSLContext origin, SSLContext proxy) {}

    @Override
    public SSLContext origin() throws IOException {
        return now().origin();
    }

    @Override
    public SSLContext proxy() throws IOException {
        return now().proxy();
    }

    private Made now() throws IOException {
        Made known = made;
        if (known == null) {
            return first();
        }
        long now = nanoTime.getAsLong();
        long next = nextLookNanos.get();
        if (now - next < 0 || !nextLookNanos.compareAndSet(next, now + LOOK_NANOS)) {
            return known;
        }
        List<Object> state = files.state();
        if (!state.equals(known.state())) {
            // No virtual one: it would be carried by the loop that this one is carried by.
            Thread.ofPlatform().daemon().name("fairlead-tls-files").start(() -> again(state));
        }
        return known;
    }

    /** Everybody waits for the first reading: without it there is no connection, and with two of them no common session. */
    private Made first() throws IOException {
        reading.lock();
        try {
            Made known = made;
            if (known == null) {
                known = make(files.state());
                made = known;
                nextLookNanos.set(nanoTime.getAsLong() + LOOK_NANOS);
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private void again(List<Object> state) {
        reading.lock();
        try {
            Made known = made;
            if (known != null && !state.equals(known.state())) {
                made = again(known, state);
            }
        } finally {
            reading.unlock();
        }
    }

    private Made again(Made known, List<Object> state) {
        try {
            Made next = make(state);
            LOGGER.log(Level.INFO, "the new files for TLS are used");
            return next;
        } catch (IOException broken) {
            LOGGER.log(Level.ERROR, "what the files for TLS said before stays: " + broken.getMessage());
            return new Made(state, known.origin(), known.proxy());
        }
    }

    private Made make(List<Object> state) throws IOException {
        try {
            TrustManager[] believed = believed(files.readAuthorities());
            SSLContext origin = SSLContext.getInstance("TLS");
            origin.init(ours(files.readIdentity()), believed, null);
            SSLContext proxy = SSLContext.getInstance("TLS");
            proxy.init(null, believed, null);
            return new Made(state, origin, proxy);
        } catch (GeneralSecurityException e) {
            throw new IOException("the files for TLS cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] believed(@Nullable List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        if (authorities == null) {
            return null;
        }
        KeyStore store = empty();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] ours(PemFiles.@Nullable Identity identity)
            throws GeneralSecurityException, IOException {
        if (identity == null) {
            return null;
        }
        KeyStore store = empty();
        store.setKeyEntry(
                "fairlead", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
