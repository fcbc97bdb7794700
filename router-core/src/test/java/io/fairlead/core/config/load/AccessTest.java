package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.PemFiles;
import io.fairlead.core.access.Way;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.transport.Certificates;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    private Path folder;

    @Test
    void followsTheProviderAndThenTheEnvironment() {
        Configuration read = LoadingCase.good(folder, """
                # variable: https_proxy=http://user:secret@everywhere.test:3128
                # variable: NO_PROXY=near.test
                providers:
                  own: { type: openai, base-url: "https://a.test", proxy: "https://own.test" }
                  none: { type: openai, base-url: "https://a.test", proxy: none }
                  other: { type: openai, base-url: "https://a.test" }
                """);
        assertThat(way(read, "own", "http://near.test").proxy()).hasToString("https://own.test");
        assertThat(way(read, "none", "https://far.test").proxy()).isNull();
        assertThat(way(read, "other", "https://far.test").proxy()).hasToString("http://everywhere.test:3128");
        assertThat(way(read, "other", "https://near.test").proxy()).isNull();
        assertThat(way(read, "other", "http://far.test").proxy()).isNull();
        assertThat(way(read, "other", "https://far.test").files()).isNull();
        assertThat(read.toString()).doesNotContain("secret");
    }

    @Test
    void hasTheFilesOfTheProvider() throws Exception {
        Certificates made = Certificates.of(folder, "EC", "dns:localhost");
        Path certificate = made.writeCertificate(folder.resolve("ours.pem"), 0);
        Path key = made.writeKey(folder.resolve("key.pem"), 0);
        Configuration read = LoadingCase.good(folder, """
                providers:
                  one: { type: openai, base-url: "https://a.test", tls: { ca: "%1$s", certificate: "%1$s", key: "%2$s" } }
                  two: { type: openai, base-url: "https://a.test", tls: { ca: "%1$s" } }
                """.formatted(certificate, key));
        assertThat(way(read, "one", "https://a.test").files()).isEqualTo(new PemFiles(certificate, certificate, key));
        assertThat(way(read, "two", "https://a.test").files()).isEqualTo(new PemFiles(certificate, null, null));
    }

    private static Way way(Configuration read, String provider, String url) {
        ProviderConfig found = read.providers().get(provider);
        assertThat(found).isNotNull();
        return found.access().to(Origin.of(URI.create(url)));
    }
}
