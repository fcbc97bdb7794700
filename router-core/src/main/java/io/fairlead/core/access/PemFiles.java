package io.fairlead.core.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files in PEM that tell whom to believe, and who we are. Certificate and key come together or not at all.
 *
 * @param authorities certificates of those we believe, in place of those that the JDK knows; null for the JDK's
 * @param certificate ours, then those that lead to a known one, or null
 * @param key the certificate's private key, or null
 */
public record PemFiles(
        @Nullable Path authorities,
        @Nullable Path certificate,
        @Nullable Path key) {
    public PemFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("found a certificate or a key alone, expected both or none");
        }
    }

    /** Who we are. */
    public record Identity(List<X509Certificate> chain, PrivateKey key) {
        public Identity {
            chain = List.copyOf(chain);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
        }
    }

    /** Whom we believe; null for whom the JDK does. */
    public @Nullable List<X509Certificate> readAuthorities() throws PemException {
        return authorities == null ? null : Pem.certificates(authorities);
    }

    /** Who we are; null for nobody. */
    public @Nullable Identity readIdentity() throws PemException {
        if (certificate == null || key == null) {
            return null;
        }
        Identity identity = new Identity(Pem.certificates(certificate), Pem.key(key));
        if (!Pem.belong(identity.chain().getFirst(), identity.key())) {
            throw new PemException(key, "a key of another certificate", "the key of the first one in " + certificate);
        }
        return identity;
    }

    /** What changes when somebody writes the files. */
    public List<Object> state() {
        return Stream.of(authorities, certificate, key).map(PemFiles::state).toList();
    }

    private static Object state(@Nullable Path file) {
        try {
            return file == null ? List.of() : List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException absent) {
            return List.of();
        }
    }
}
