package io.fairlead.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.http.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
    private static final String BOTH = "http://proxy.test:3128";

    @Test
    void aProxyIsShownWithoutItsCredentials() {
        Proxy proxy = Proxy.of("https://us%40er:p+a%3Ass@Proxy.test:8443/");
        assertThat(proxy).hasToString("https://proxy.test:8443");
        assertThat(proxy.authorization())
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("us@er:p+a:ss".getBytes(StandardCharsets.UTF_8)));
        assertThat(Proxy.of("proxy.test:3128")).isEqualTo(Proxy.of("http://proxy.test:3128"));
        assertThat(Proxy.of("http://user@proxy.test:1").authorization())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("user:".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "socks5://secret@proxy.test:1080",
                "http://",
                "http://secret@proxy.test:3128/path",
                "http://proxy.test:3128?secret",
                "http://secret:%zz@proxy.test:1",
                "http://secret@proxy test:1"
            })
    void whatIsNoProxyIsRefusedWithoutBeingShown(String text) {
        assertThatThrownBy(() -> Proxy.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no proxy's URL, expected " + Proxy.FORM)
                .hasNoCause();
    }

    @Test
    void theSchemeOfTheOriginChooses() throws Exception {
        ProxyRules rules = ProxyRules.of(Map.of("HTTP_PROXY", "plain.test:1", "https_proxy", "secure.test:2"));
        assertThat(rules.proxy(origin("http://a.test"))).hasToString("http://plain.test:1");
        assertThat(rules.proxy(origin("https://a.test"))).hasToString("http://secure.test:2");
        ProxyRules secureOnly = ProxyRules.of(Map.of("HTTPS_PROXY", BOTH, "HTTP_PROXY", " "));
        assertThat(secureOnly.proxy(origin("http://a.test"))).isNull();
        assertThat(ProxyRules.of(Map.of("NO_PROXY", "*"))).isEqualTo(ProxyRules.NONE);
        assertThat(ProxyRules.of(Map.of("HTTPS_PROXY", "other.test:1", "https_proxy", BOTH))
                        .proxy(origin("https://a.test")))
                .as("small letters win")
                .hasToString(BOTH);
    }

    @ParameterizedTest
    @CsvSource({
        "example.test, https://example.test, true",
        "example.test, https://api.example.test, true",
        "example.test, https://badexample.test, false",
        ".example.test, https://api.example.test, true",
        "*.example.test, https://api.example.test, true",
        "EXAMPLE.test, https://example.TEST, true",
        "other.test example.test, https://example.test, true",
        "example.test:8443, https://example.test:8443, true",
        "example.test:8443, https://example.test, false",
        "*, https://example.test, true",
        "10.0.0.0/8, https://10.1.2.3, true",
        "10.0.0.0/8, https://11.1.2.3, false",
        "10.128.0.0/9, https://10.127.0.1, false",
        "10.0.0.0/99, https://10.1.2.3, false",
        "10.1.2.3, https://10.1.2.3:99, true",
        "fd00::/8, 'https://[fd12::1]', true",
        "fd00::/8, https://10.1.2.3, false",
        "'', https://localhost, true",
        "'', https://127.0.0.1:99, true",
        "'', 'https://[::1]', true",
        "'', https://localhost.test, false",
    })
    void someHostsAreReachedDirectly(String none, String url, boolean direct) throws Exception {
        ProxyRules rules = ProxyRules.of(Map.of("HTTPS_PROXY", BOTH, "NO_PROXY", none));
        assertThat(rules.proxy(origin(url)) == null).isEqualTo(direct);
    }

    @Test
    void aProxyThatWasWrittenForAProviderIsForEverything() {
        ProxyRules rules = ProxyRules.everywhere(Proxy.of(BOTH));
        assertThat(rules.proxy(origin("http://localhost"))).hasToString(BOTH);
        assertThat(rules.proxy(origin("https://example.test"))).hasToString(BOTH);
    }

    @Test
    void aBrokenVariableIsNamedAndNotShown() {
        assertThatThrownBy(() -> ProxyRules.of(Map.of("https_proxy", "ftp://secret@proxy.test")))
                .isInstanceOf(ProxyRules.BadVariableException.class)
                .hasMessageContaining("https_proxy")
                .hasMessageNotContaining("secret");
    }

    @Test
    void waysThatDifferInProxyOrFilesAreNotTheSame() {
        Origin origin = origin("https://a.test");
        PemFiles files = new PemFiles(Path.of("a.pem"), null, null);
        Way plain = Way.direct(origin);
        assertThat(new Access(ProxyRules.NONE, files).to(origin)).isNotEqualTo(plain);
        assertThat(new Access(ProxyRules.everywhere(Proxy.of(BOTH)), null).to(origin))
                .isNotEqualTo(plain);
        assertThat(new Access(ProxyRules.everywhere(Proxy.of("http://u:p@proxy.test:3128")), null).to(origin))
                .as("other credentials")
                .isNotEqualTo(new Access(ProxyRules.everywhere(Proxy.of(BOTH)), null).to(origin));
        assertThat(Access.DIRECT.to(origin)).isEqualTo(plain);
    }

    private static Origin origin(String url) {
        return Origin.of(URI.create(url));
    }
}
