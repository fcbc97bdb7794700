package io.fairlead.core.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys. */
final class Pem {
    private static final long LARGEST = 8 << 20;
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final String CERTIFICATES = "one or more certificates in PEM";
    private static final String KEY = "an RSA, EC or Ed25519 key in PEM (BEGIN PRIVATE KEY), not encrypted";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    private record Block(String type, ByteArrayInputStream content) {}

    /** All certificates of a file, at least one. */
    static List<X509Certificate> certificates(Path file) throws PemException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(file, CERTIFICATES)) {
            if (block.type().equals("CERTIFICATE")) {
                certificates.add(certificate(file, block));
            }
        }
        if (certificates.isEmpty()) {
            throw new PemException(file, "no certificate", CERTIFICATES);
        }
        return certificates;
    }

    private static X509Certificate certificate(Path file, Block block) throws PemException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(block.content());
        } catch (CertificateException broken) {
            throw new PemException(file, "a broken certificate", CERTIFICATES);
        }
    }

    /** The private key of a file. */
    static PrivateKey key(Path file) throws PemException {
        for (Block block : blocks(file, KEY)) {
            switch (block.type()) {
                case "PRIVATE KEY" -> {
                    return key(file, block.content().readAllBytes());
                }
                case "ENCRYPTED PRIVATE KEY" -> throw new PemException(file, "an encrypted key", KEY);
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                    throw new PemException(
                            file,
                            "a key in an old form (BEGIN " + block.type() + ")",
                            KEY + ", as openssl pkcs8 -topk8 -nocrypt makes it");
                default -> {}
            }
        }
        throw new PemException(file, "no key", KEY);
    }

    private static PrivateKey key(Path file, byte[] encoded) throws PemException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException another) {
                // The form does not say the algorithm in a way that the JDK would read for us.
            }
        }
        throw new PemException(file, "a broken key", KEY);
    }

    /** Whether what the key signs is good by the certificate. */
    static boolean belong(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] any = {1, 2, 3};
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(any);
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate.getPublicKey());
            checking.update(any);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static List<Block> blocks(Path file, String expected) throws PemException {
        List<Block> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(text(file, expected));
        while (found.find()) {
            try {
                blocks.add(new Block(
                        found.group(1),
                        new ByteArrayInputStream(
                                Base64.getMimeDecoder().decode(found.group(2).strip()))));
            } catch (IllegalArgumentException broken) {
                throw new PemException(file, "text that is no Base64", expected);
            }
        }
        return blocks;
    }

    private static String text(Path file, String expected) throws PemException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new PemException(file, "more than " + LARGEST + " bytes", expected);
            }
            return Files.readString(file, ISO_8859_1);
        } catch (PemException tooLarge) {
            throw tooLarge;
        } catch (NoSuchFileException absent) {
            throw new PemException(file, "no such file", expected);
        } catch (IOException unreadable) {
            throw new PemException(file, "nothing that can be read", expected);
        }
    }
}
