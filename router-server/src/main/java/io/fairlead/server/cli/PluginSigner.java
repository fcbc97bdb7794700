package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs jars with keys of Ed25519 in files of PEM, as OpenSSL makes them. */
final class PluginSigner {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PluginSigner() {}

    /**
     * Writes a new private key to a file that does not exist yet and that only its owner can read.
     *
     * @return the public key, in Base64
     */
    static String newKey(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        boolean posix = file.toAbsolutePath()
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, owner);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        Files.writeString(file, BEGIN + "\n" + body + "\n" + END + "\n");
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** Writes the signature of a jar beside it; returns its file. */
    static Path sign(Path jar, Path key) throws IOException, GeneralSecurityException, PluginRefusedException {
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(privateKey(key));
        signer.update(Files.readAllBytes(jar));
        Path file = PluginTrust.signature(jar);
        Files.writeString(file, Base64.getEncoder().encodeToString(signer.sign()) + "\n");
        return file;
    }

    private static PrivateKey privateKey(Path file) throws IOException, PluginRefusedException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        try {
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException();
            }
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PluginRefusedException(
                    "found no private key of Ed25519 in " + file + ", expected one in PEM (PKCS #8)");
        }
    }
}
