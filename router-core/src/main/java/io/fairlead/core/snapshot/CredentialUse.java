package io.fairlead.core.snapshot;

import io.fairlead.api.provider.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One key of a provider.
 *
 * @param id stable over reloads, derived from the key by a hash
 * @param secret the key; empty for a provider without keys
 * @param hint its last 4 characters
 */
public record CredentialUse(String id, String secret, String hint) implements Credential {
    private static final int SHOWN = 4;
    private static final int SHORTEST_SHOWN = 8;

    /** A key of a provider. */
    public static CredentialUse of(String provider, String secret) {
        if (secret.isEmpty()) {
            return new CredentialUse(provider, "", "");
        }
        String shown = secret.length() < SHORTEST_SHOWN ? "****" : secret.substring(secret.length() - SHOWN);
        return new CredentialUse(provider + "#" + fingerprint(secret), secret, shown);
    }

    private static String fingerprint(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("found a Java without SHA-256", e);
        }
    }

    /** Never tells the secret. */
    @Override
    public String toString() {
        return "Credential[..." + hint + "]";
    }
}
