package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Access;
import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.Certificates;
import io.fairlead.core.transport.ConnectFailure;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ProxyTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static SSLContext context;

    private TestClient client;

    @BeforeAll
    static void makeKey(@TempDir Path folder) throws Exception {
        context = Certificates.selfSigned(folder, "dns:localhost");
    }

    @BeforeEach
    void open() {
        client = new TestClient(context);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void carriesTlsToTheOrigin(boolean secureProxy) throws Exception {
        try (FakeProxy proxy = FakeProxy.open(secureProxy ? context : null);
                FakeUpstream upstream = FakeUpstream.secure(context, peer -> {
                    while (!peer.request().isEmpty()) {
                        peer.send(OK);
                    }
                })) {
            Origin origin = upstream.origin();
            UpstreamCall call = by(Proxy.of(proxy.url("me:secret@")), post(origin, "{}"));
            for (int i = 0; i < 3; i++) {
                assertThat(client.text(call)).isEqualTo("hi");
            }
            String target = "localhost:" + origin.port();
            assertThat(proxy.heads())
                    .as("one tunnel, for which the proxy gets credentials and no more")
                    .containsExactly("CONNECT " + target + " HTTP/1.1\r\nHost: " + target
                            + "\r\nProxy-Authorization: Basic bWU6c2VjcmV0\r\n\r\n");
            assertThat(client.text(post(origin, "{}"))).isEqualTo("hi");
            assertThat(upstream.accepted())
                    .as("another way, another connection")
                    .isEqualTo(2);
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 200 OK", "HTTP/1.1 204 No Content"})
    void makesATunnelWithWhateverMeansYes(String line) throws Exception {
        try (FakeProxy proxy = FakeProxy.open(null).establishing(line);
                FakeUpstream upstream = FakeUpstream.secure(context, peer -> {
                    peer.request();
                    peer.send(OK);
                })) {
            assertThat(client.text(by(proxy.proxy(), post(upstream.origin(), "{}"))))
                    .isEqualTo("hi");
        }
    }

    @Test
    void readsPlainRequestsAndPassesThemOn() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeUpstream proxy = FakeUpstream.of(peer -> {
            for (String request = peer.request(); !request.isEmpty(); request = peer.request()) {
                seen.add(request);
                peer.send(OK);
            }
        })) {
            Proxy known =
                    Proxy.of("http://me:secret@127.0.0.1:" + proxy.origin().port());
            Origin origin = Origin.of(URI.create("http://upstream.test:81"));
            for (int i = 0; i < 2; i++) {
                assertThat(client.text(by(known, post(origin, "{}")))).isEqualTo("hi");
                assertThat(seen.take())
                        .startsWith("POST http://upstream.test:81/v1/chat HTTP/1.1\r\n")
                        .contains("\r\nHost: upstream.test:81\r\n")
                        .contains("\r\nProxy-Authorization: Basic bWU6c2VjcmV0\r\n");
            }
            assertThat(proxy.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 407 Needed | found status 407 from the proxy, expected 200: it wants credentials",
                "HTTP/1.1 403 Forbidden | found status 403 from the proxy, expected 200",
                "HTTP/1.0 502 Bad Gateway | found status 502 from the proxy, expected 200",
                "HTTP/1.1 2000 | found no HTTP/1.1 from the proxy, expected a status",
                "SSH-2.0-any | found no HTTP/1.1 from the proxy, expected a status",
            })
    void saysWhyThereIsNoTunnel(String line, String expected) throws Exception {
        try (FakeProxy proxy = FakeProxy.answering(line + "\r\nContent-Length: 6\r\n\r\nsecret")) {
            UpstreamException failure = client.assertFails(
                    by(proxy.proxy(), post(Origin.of(URI.create("https://upstream.test")), "{}")), Kind.CONNECT);
            assertThat(failure)
                    .hasMessageContaining(expected)
                    .hasMessageContaining("https://upstream.test: no connection")
                    .hasMessageContaining("(through proxy " + proxy.url("") + ")")
                    .hasMessageNotContaining("secret");
            assertThat(failure.getCause())
                    .isInstanceOfSatisfying(
                            ConnectFailure.class,
                            cause -> assertThat(cause.reason()).isEqualTo(ConnectFailure.Reason.PROXY));
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void saysThatItsCredentialsAreWrong() throws Exception {
        String refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
        try (FakeProxy proxy = FakeProxy.answering(refusal)) {
            for (String url : new String[] {"https://upstream.test", "http://upstream.test"}) {
                Proxy known = Proxy.of(proxy.url("me:secret@"));
                UpstreamException failure =
                        client.assertFails(by(known, post(Origin.of(URI.create(url)), "{}")), Kind.CONNECT);
                assertThat(failure)
                        .hasMessageContaining("it wants other credentials")
                        .hasMessageContaining(proxy.url(""))
                        .hasMessageNotContaining("secret")
                        .hasMessageNotContaining("bWU6");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: y\r\n", "HTTP/1.1"})
    void isFoundToHaveLeft(String begun) throws Exception {
        try (FakeProxy proxy = FakeProxy.answering(begun)) {
            UpstreamException failure = client.assertFails(
                    by(proxy.proxy(), post(Origin.of(URI.create("https://upstream.test")), "{}")), Kind.CONNECT);
            assertThat(failure).hasMessageContaining("the proxy ended the connection before it answered");
        }
    }

    @Test
    void mayNotTalkForEver() throws Exception {
        try (FakeProxy proxy = FakeProxy.answering("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000))) {
            UpstreamException failure = client.assertFails(
                    by(proxy.proxy(), post(Origin.of(URI.create("https://upstream.test")), "{}")), Kind.CONNECT);
            assertThat(failure).hasMessageContaining("expected at most 16384 bytes");
        }
    }

    @Test
    void isBoundByTheConnectDeadline() throws Exception {
        try (FakeUpstream silent = FakeUpstream.of(FakePeer::awaitEnd)) {
            Proxy proxy = Proxy.of("http://127.0.0.1:" + silent.origin().port());
            UpstreamCall call = post(
                    Origin.of(URI.create("https://upstream.test")),
                    UpstreamBody.EMPTY,
                    TestClient.deadlines(300, 10_000, 10_000, 20_000),
                    new CallHandle());
            UpstreamException failure = client.assertFails(by(proxy, call), Kind.TIMEOUT);
            assertThat(failure.phase()).isEqualTo(Deadlines.Phase.CONNECT);
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void isNamedIfNobodyListensThere() throws Exception {
        FakeProxy gone = FakeProxy.open(null);
        gone.close();
        UpstreamException failure = client.assertFails(
                by(gone.proxy(), post(Origin.of(URI.create("https://upstream.test")), "{}")), Kind.CONNECT);
        assertThat(failure)
                .hasMessageContaining("refused")
                .hasMessageContaining("(through proxy " + gone.url("") + ")");
    }

    private static UpstreamCall by(Proxy proxy, UpstreamCall call) {
        Way way = new Access(ProxyRules.everywhere(proxy), null).to(call.origin());
        return new UpstreamCall(way, call.line(), call.headers(), call.body(), call.rules(), call.handle());
    }
}
