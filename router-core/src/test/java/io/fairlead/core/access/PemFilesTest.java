package io.fairlead.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.transport.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {
    @TempDir
    private static Path folder;

    private static Path certificate;
    private static Path key;

    @BeforeAll
    static void make() throws Exception {
        Certificates made = Certificates.of(folder, "EC", "dns:other.test");
        certificate = made.writeCertificate(folder.resolve("certificate.pem"), 0);
        key = made.writeKey(folder.resolve("key.pem"), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void holdKeysOfSeveralKinds(String algorithm) throws Exception {
        Certificates made = Certificates.of(folder, algorithm, "dns:localhost");
        PemFiles files = new PemFiles(
                null,
                made.writeCertificate(folder.resolve("any.pem"), 0),
                made.writeKey(folder.resolve("any-key.pem"), 0));
        PemFiles.Identity identity = files.readIdentity();
        assertThat(identity).isNotNull();
        assertThat(identity.chain()).hasSize(1);
        assertThat(identity).hasToString("Identity[CN=" + algorithm + "]");
        assertThat(files.readAuthorities()).isNull();
        assertThatThrownBy(() -> new PemFiles(null, files.certificate(), key).readIdentity())
                .isInstanceOf(PemException.class)
                .hasMessage(key + ": found a key of another certificate, expected the key of the first one in "
                        + files.certificate());
    }

    @Test
    void holdManyCertificatesWithTextBetweenThem() throws Exception {
        String one = Files.readString(certificate);
        Path many = Files.writeString(folder.resolve("many.pem"), "# first\n" + one + "\n# second\r\n" + one);
        assertThat(new PemFiles(many, null, null).readAuthorities()).hasSize(2);
        Path both = Files.writeString(folder.resolve("both.pem"), one + Files.readString(key));
        assertThat(new PemFiles(null, both, both).readIdentity()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret | no key",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----secret-----END ENCRYPTED PRIVATE KEY----- | an encrypted key",
                "-----BEGIN RSA PRIVATE KEY-----secret00-----END RSA PRIVATE KEY----- | a key in an old form",
                "-----BEGIN EC PRIVATE KEY-----secret00-----END EC PRIVATE KEY----- | openssl pkcs8 -topk8 -nocrypt",
                "-----BEGIN PRIVATE KEY-----secret00-----END PRIVATE KEY----- | a broken key",
                "-----BEGIN PRIVATE KEY-----secret000-----END PRIVATE KEY----- | text that is no Base64",
            })
    void sayWhatIsWrongWithAKeyAndDoNotShowIt(String content, String expected) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.pem"), content);
        assertThatThrownBy(() -> new PemFiles(null, certificate, broken).readIdentity())
                .isInstanceOf(PemException.class)
                .hasMessageStartingWith(broken + ": found ")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("secret");
    }

    @Test
    void sayWhatIsWrongWithCertificates() throws Exception {
        Path none = folder.resolve("none.pem");
        assertThatThrownBy(() -> new PemFiles(none, null, null).readAuthorities())
                .hasMessage(none + ": found no such file, expected one or more certificates in PEM");
        assertThatThrownBy(() -> new PemFiles(folder, null, null).readAuthorities())
                .hasMessageContaining("found nothing that can be read");
        assertThatThrownBy(() -> new PemFiles(key, null, null).readAuthorities())
                .hasMessageContaining("found no certificate");
        Path cut = Files.writeString(
                folder.resolve("cut.pem"), Files.readString(certificate).replaceFirst("\n.{64}\n", "\n"));
        assertThatThrownBy(() -> new PemFiles(cut, null, null).readAuthorities())
                .hasMessageContaining("found a broken certificate");
    }

    @Test
    void changeTheirStateWhenTheyAreWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("state.pem"), "a");
        PemFiles files = new PemFiles(file, null, null);
        var before = files.state();
        Files.writeString(file, "ab");
        assertThat(files.state()).isNotEqualTo(before);
        Files.delete(file);
        assertThat(files.state()).isNotEqualTo(before);
    }
}
