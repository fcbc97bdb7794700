package io.fairlead.core.plugin;

import io.fairlead.core.config.PluginsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which jars may be loaded. A checksum or a signature that does not fit is refused in any case; one that is missing, only if
 * something of the kind is demanded.
 *
 * @param checksums SHA-256 of jars in hexadecimal digits, by the id of the plugin
 * @param keys public keys (Ed25519, X.509, Base64) whose signatures are believed
 * @param demand what every jar needs
 */
public record PluginTrust(Map<String, String> checksums, List<String> keys, Demand demand) {
    /** Every jar may be loaded. */
    public static final PluginTrust ALL = new PluginTrust(Map.of(), List.of(), Demand.NOTHING);

    /** No jar may be loaded, since the configuration that may say which are trusted cannot be read. */
    public static final PluginTrust UNKNOWN = new PluginTrust(Map.of(), List.of(), Demand.READABLE_CONFIGURATION);

    /** What the name of a jar's signature has behind that of the jar. */
    public static final String SIGNATURE_SUFFIX = ".sig";

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\s*\\R");

    /** What a jar must have to be loaded. */
    public enum Demand {
        NOTHING,
        CHECKSUM_OR_SIGNATURE,
        READABLE_CONFIGURATION
    }

    /** What a configuration says; null if it cannot be read. */
    public static PluginTrust of(@Nullable PluginsConfig config) {
        if (config == null) {
            return UNKNOWN;
        }
        Demand demand =
                config.verify() == PluginsConfig.Verify.REQUIRED ? Demand.CHECKSUM_OR_SIGNATURE : Demand.NOTHING;
        return new PluginTrust(config.checksums(), config.trustedKeys(), demand);
    }

    public PluginTrust {
        checksums = Map.copyOf(checksums);
        keys = List.copyOf(keys);
    }

    /**
     * Checks a jar.
     *
     * @param content the jar as it will be loaded
     * @param origin the operator's file, which the signature lies beside
     * @throws PluginRefusedException if it may not be loaded
     */
    public void check(String plugin, Path content, Path origin) throws PluginRefusedException {
        if (demand == Demand.READABLE_CONFIGURATION) {
            throw new PluginRefusedException("the configuration cannot be read, expected one that can: it may say which"
                    + " plugins are trusted");
        }
        try {
            boolean pinned = requireChecksum(plugin, content);
            boolean signed = requireSignature(content, origin);
            if (demand == Demand.CHECKSUM_OR_SIGNATURE && !pinned && !signed) {
                throw new PluginRefusedException("has neither a checksum in the configuration nor a signature in "
                        + signature(origin).getFileName() + ", expected one of them: plugins.verify is 'required'");
            }
        } catch (IOException e) {
            throw new PluginRefusedException("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private boolean requireChecksum(String plugin, Path content) throws IOException, PluginRefusedException {
        String expected = checksums.get(plugin);
        if (expected == null) {
            return false;
        }
        String found = sha256(Files.readAllBytes(content));
        if (!found.equals(expected.toLowerCase(Locale.ROOT))) {
            throw new PluginRefusedException(
                    "found the SHA-256 " + found + ", expected " + expected + " as the configuration says");
        }
        return true;
    }

    private boolean requireSignature(Path content, Path origin) throws IOException, PluginRefusedException {
        Path file = signature(origin);
        if (keys.isEmpty() || !Files.isRegularFile(file)) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(content);
        for (String text : EMPTY_LINE.split(Files.readString(file).strip())) {
            if (keys.stream().anyMatch(key -> signedBy(key, bytes, text))) {
                return true;
            }
        }
        throw new PluginRefusedException("found a signature in " + file.getFileName()
                + " that fits none of the trusted keys, expected that of one of plugins.trusted-keys");
    }

    /** Whether a signature in Base64 is that of bytes by the owner of a public key; false also if it is no signature. */
    public static boolean signedBy(String key, byte[] bytes, String signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(key));
            verifier.update(bytes);
            return verifier.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PublicKey publicKey(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("found no Ed25519 key, expected one in Base64 (X.509)", e);
        }
    }

    /** Where the signature of a jar lies; it stays there while the jar is disabled. */
    public static Path signature(Path jar) {
        return jar.resolveSibling(PluginFolder.enabled(jar).getFileName() + SIGNATURE_SUFFIX);
    }

    /** The SHA-256 of bytes in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
