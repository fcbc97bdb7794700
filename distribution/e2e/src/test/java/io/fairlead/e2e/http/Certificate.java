package io.fairlead.e2e.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate for this machine, made by the JDK's keytool, and its files in PEM. */
public final class Certificate {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "test";

    /** Each takes a Java of its own to make, which takes longer than most tests. */
    private static final Map<String, Certificate> MADE = new ConcurrentHashMap<>();

    private final KeyStore store;

    private Certificate(KeyStore store) {
        this.store = store;
    }

    /** The one for a name beside those of this machine, the same for each who asks. */
    public static Certificate named(Path folder, String name) {
        return MADE.computeIfAbsent(name, unknown -> made(folder, unknown));
    }

    private static Certificate made(Path folder, String name) {
        try {
            Path file = folder.resolve(name + ".p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-J-XX:TieredStopAtLevel=1",
                            "-J-XX:+UseSerialGC",
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "SAN=dns:localhost,ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(PASSWORD),
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!keytool.waitFor(5, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new AssertionError("keytool made no certificate");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new Certificate(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes certificate and key; {@code second} tells versions of a file apart where clocks are coarse. */
    public void write(Path certificate, Path key, int second) {
        try {
            write(certificate, "CERTIFICATE", store.getCertificate(ALIAS).getEncoded(), second);
            write(key, "PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded(), second);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String what, byte[] der, int second) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n",
                StandardCharsets.US_ASCII);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + 1000L * second));
    }

    /** Whom a client trusts that knows this certificate and no other. */
    public SSLContext trusted() {
        return context(null, this);
    }

    /** One who has this certificate, and trusts who has the other one. */
    public SSLContext trusting(Certificate other) {
        try {
            KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            mine.init(store, PASSWORD);
            return context(mine.getKeyManagers(), other);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] mine, Certificate known) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, known.store.getCertificate(ALIAS));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(mine, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
