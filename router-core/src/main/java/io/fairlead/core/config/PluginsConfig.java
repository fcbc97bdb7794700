package io.fairlead.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where plugins come from, and which may be loaded.
 *
 * @param folder where they are found; null for the folder that came with the gateway
 * @param verify whether each needs a checksum or a signature
 * @param checksums SHA-256 in hexadecimal digits, by the id of the plugin
 * @param trustedKeys public keys (Ed25519, X.509, Base64) whose signatures are believed
 * @param repository the Maven repository that plugins are installed from; null for none
 */
public record PluginsConfig(
        @Nullable Path folder,
        Verify verify,
        Map<String, String> checksums,
        List<String> trustedKeys,
        @Nullable String repository) {
    /** What holds where nobody says otherwise. */
    public static final PluginsConfig DEFAULT = new PluginsConfig(null, Verify.OPTIONAL, Map.of(), List.of(), null);

    public PluginsConfig {
        checksums = Map.copyOf(checksums);
        trustedKeys = List.copyOf(trustedKeys);
    }

    /** Whether a plugin must be proven to be what the operator wants. */
    public enum Verify {
        /** Only what is stated is checked. */
        OPTIONAL,
        /** A plugin without a checksum or a signature is not loaded. */
        REQUIRED
    }
}
