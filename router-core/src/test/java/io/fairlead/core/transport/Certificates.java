package io.fairlead.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key with a certificate that nobody trusts who was not told to. */
public final class Certificates {
    private static final String ALIAS = "test";
    private static final String PASSWORD = "changeit";

    /** Each takes a Java of its own to make, which takes longer than most tests. */
    private static final Map<String, Certificates> MADE = new ConcurrentHashMap<>();

    private final KeyStore keys;

    private Certificates(KeyStore keys) {
        this.keys = keys;
    }

    /** A context that presents, and trusts, a certificate for the given names, such as {@code dns:localhost}. */
    public static SSLContext selfSigned(Path folder, String names) throws Exception {
        Certificates made = of(folder, "EC", names);
        return made.trusting(made);
    }

    /** A key of an algorithm, with a certificate for the given names; the same for each who asks. */
    public static Certificates of(Path folder, String algorithm, String names) throws Exception {
        Certificates known = MADE.get(algorithm + names);
        if (known == null) {
            known = made(folder, algorithm, names);
            MADE.put(algorithm + names, known);
        }
        return known;
    }

    private static Certificates made(Path folder, String algorithm, String names) throws Exception {
        Path store = Files.createTempFile(folder, "keys", ".p12");
        Files.delete(store);
        // Any size does here, and a large key of this kind takes a busy machine minutes to find.
        List<String> size = algorithm.equals("RSA") ? List.of("-keysize", "2048") : List.of();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + algorithm,
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(size);
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(5, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Certificates(keys);
    }

    /** A context that presents this certificate and trusts another one. */
    public SSLContext trusting(Certificates other) throws GeneralSecurityException, IOException {
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD.toCharArray());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry(ALIAS, other.keys.getCertificate(ALIAS));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** Writes the certificate in PEM; {@code second} tells versions of a file apart where clocks are coarse. */
    public Path writeCertificate(Path file, int second) throws Exception {
        return write(file, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded(), second);
    }

    /** Writes the key in PEM. */
    public Path writeKey(Path file, int second) throws Exception {
        return write(
                file, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded(), second);
    }

    private static Path write(Path file, String what, byte[] content, int second) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
        return Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + 1000L * second));
    }
}
