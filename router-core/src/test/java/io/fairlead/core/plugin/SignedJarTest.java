package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedJarTest {
    @TempDir
    Path folder;

    private KeyPair pair;
    private PluginTrust demanding;
    private Path jar;
    private Path draft;
    private int steps;

    @BeforeEach
    void signTheOldOne() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        demanding = new PluginTrust(Map.of(), List.of(key), Demand.CHECKSUM_OR_SIGNATURE);
        jar = Files.writeString(folder.resolve("acme-1.0.0.jar"), "old");
        sign(jar);
        draft = Files.writeString(folder.resolve(".install-1.tmp"), "new");
    }

    private void sign(Path file) throws GeneralSecurityException, IOException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(Files.readAllBytes(file));
        Files.writeString(PluginTrust.signature(file), Base64.getEncoder().encodeToString(signer.sign()));
    }

    /** What lies there after each step is what somebody finds who looks then, or after a crash. */
    private final SignedJar checked = new SignedJar((from, to) -> {
        requireTrusted();
        PluginFolder.place(from, to);
        requireTrusted();
        steps++;
    });

    private void requireTrusted() throws IOException {
        try {
            if (Files.exists(jar)) {
                demanding.check("acme", jar, jar);
            }
        } catch (PluginRefusedException e) {
            throw new AssertionError("in between " + Files.readString(jar) + " " + e.reason(), e);
        }
    }

    @Test
    void hasASignatureThatFitsInEveryMomentOfAnUpgradeInPlace() throws Exception {
        sign(draft);

        checked.place(draft, jar);

        assertThat(steps).isEqualTo(3);
        assertThat(jar).hasContent("new");
        assertThat(Files.readString(PluginTrust.signature(jar))).hasSize(88);
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void bringsTheSignatureOfANewNameFirst() throws Exception {
        sign(draft);
        SignedJar.delete(jar);

        checked.place(draft, jar);

        assertThat(steps).isEqualTo(2);
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void judgesAnUnsignedJarByNoSignatureOfAnother() throws Exception {
        PluginTrust trusting = new PluginTrust(Map.of(), demanding.keys(), Demand.NOTHING);
        SignedJar files = new SignedJar((from, to) -> {
            PluginFolder.place(from, to);
            steps++;
            assertThat(PluginTrust.signature(to)).doesNotExist();
        });

        files.place(draft, jar);

        assertThat(steps).isEqualTo(1);
        trusting.check("acme", jar, jar);
    }

    @Test
    void believesNoneOfSeveralSignaturesThatFitsNothing() throws Exception {
        Path signature = PluginTrust.signature(jar);
        Files.writeString(signature, "bm8=\r\n\r\n" + Files.readString(signature) + "\n");
        demanding.check("acme", jar, jar);

        Files.writeString(jar, "changed");
        assertThatThrownBy(() -> demanding.check("acme", jar, jar)).hasMessageContaining("fits none");
    }

    @Test
    void leavesTheSignatureThatAnotherJarOfTheNameStillNeeds() throws Exception {
        Path disabled = Files.copy(jar, PluginFolder.disabled(jar));

        SignedJar.delete(disabled);
        requireTrusted();
        SignedJar.delete(jar);

        assertThat(folder.resolve("acme-1.0.0.jar.sig")).doesNotExist();
    }
}
