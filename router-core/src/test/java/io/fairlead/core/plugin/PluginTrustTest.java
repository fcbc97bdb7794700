package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.plugin.PluginTrust.Demand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTrustTest {
    @TempDir
    Path folder;

    @Test
    void refusesAJarWithAnotherChecksum() throws Exception {
        Path jar = jar();
        new PluginTrust(Map.of("a", PluginTrust.sha256(Files.readAllBytes(jar))), List.of(), Demand.NOTHING)
                .check("a", jar, jar);
        PluginTrust other = new PluginTrust(Map.of("a", "00".repeat(32)), List.of(), Demand.NOTHING);

        assertThatThrownBy(() -> other.check("a", jar, jar)).hasMessageContaining("found the SHA-256 ");
        assertThatCode(() -> other.check("b", jar, jar)).doesNotThrowAnyException();
    }

    @Test
    void believesTheSignatureOfATrustedKeyOnly() throws Exception {
        Path jar = jar();
        KeyPair pair = pair();
        sign(jar, pair);
        PluginTrust trusting = new PluginTrust(Map.of(), List.of(key(pair())), Demand.CHECKSUM_OR_SIGNATURE);
        PluginTrust trusted = new PluginTrust(Map.of(), List.of(key(pair()), key(pair)), Demand.CHECKSUM_OR_SIGNATURE);

        assertThatCode(() -> trusted.check("a", jar, jar)).doesNotThrowAnyException();
        assertThatThrownBy(() -> trusting.check("a", jar, jar)).hasMessageContaining("fits none of the trusted keys");
        Files.writeString(jar, "changed");
        assertThatThrownBy(() -> trusted.check("a", jar, jar)).hasMessageContaining("fits none of the trusted keys");
        Files.writeString(PluginTrust.signature(jar), "no base 64 !");
        assertThatThrownBy(() -> trusted.check("a", jar, jar)).hasMessageContaining("fits none of the trusted keys");
    }

    @Test
    void demandsProofWhereItIsWanted() throws Exception {
        Path jar = jar();
        PluginTrust demanding = new PluginTrust(
                Map.of("a", PluginTrust.sha256(Files.readAllBytes(jar))), List.of(), Demand.CHECKSUM_OR_SIGNATURE);

        assertThatCode(() -> demanding.check("a", jar, jar)).doesNotThrowAnyException();
        assertThatThrownBy(() -> demanding.check("b", jar, jar)).hasMessageContaining("has neither a checksum");
        assertThatThrownBy(() -> PluginTrust.of(null).check("a", jar, jar))
                .hasMessageContaining("the configuration cannot be read");
    }

    @Test
    void loadsNothingThatIsNotTrusted() throws IOException {
        TestJar.withStrategy("a", "one").write(folder, "a.jar");
        PluginTrust other = new PluginTrust(Map.of("a", "00".repeat(32)), List.of(), Demand.NOTHING);

        try (PluginRuntime runtime = PluginRuntime.open(folder, new PluginSupport("0.1.0", other, null))) {
            assertThat(runtime.plugins()).isEmpty();
            assertThat(runtime.problems()).singleElement().asString().startsWith("plugin a: found the SHA-256 ");
        }
    }

    @Test
    void believesTheSignatureOfAPluginThatWasDisabled() throws Exception {
        Path jar = TestJar.withStrategy("a", "one").write(folder, "a.jar");
        KeyPair pair = pair();
        sign(jar, pair);
        PluginTrust trusted = new PluginTrust(Map.of(), List.of(key(pair)), Demand.CHECKSUM_OR_SIGNATURE);

        try (PluginRuntime runtime = PluginRuntime.open(folder, new PluginSupport("0.1.0", trusted, null))) {
            runtime.disable("a");
            runtime.enable("a");
            assertThat(runtime.plugins()).hasSize(1);
            runtime.disable("a");
            runtime.remove("a");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private Path jar() throws IOException {
        return Files.writeString(folder.resolve("some.jar"), "bytes");
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String key(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static void sign(Path jar, KeyPair pair) throws GeneralSecurityException, IOException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(Files.readAllBytes(jar));
        Files.writeString(PluginTrust.signature(jar), Base64.getEncoder().encodeToString(signer.sign()));
    }
}
