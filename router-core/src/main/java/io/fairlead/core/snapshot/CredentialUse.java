package io.fairlead.core.snapshot;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    /** Overwrites the key wherever an upstream repeats it: its errors are shown to callers, who have keys of their own. */
    public void mask(Slice text) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        if (key.length < SHORTEST_SHOWN) {
            return; // Placeholders such as "none" are words of any text.
        }
        byte[] array = text.array();
        for (int at = text.start(); at <= text.end() - key.length; at++) {
            if (array[at] == key[0] && Arrays.equals(array, at, at + key.length, key, 0, key.length)) {
                Arrays.fill(array, at, at + key.length, (byte) '*');
            }
        }
    }

    /** A text without the key. */
    public String masked(String text) {
        return secret.length() < SHORTEST_SHOWN ? text : text.replace(secret, "*".repeat(secret.length()));
    }

    /** What an upstream says of a failure, without the key. */
    public UpstreamError masked(UpstreamError error) {
        String message = masked(error.message());
        return message.equals(error.message())
                ? error
                : UpstreamError.of(error.status(), error.type(), error.code(), message)
                        .withParameter(error.parameter())
                        .withRetryAfter(error.retryAfter());
    }

    /** Never tells the secret. */
    @Override
    public String toString() {
        return "Credential[..." + hint + "]";
    }
}
