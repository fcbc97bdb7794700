package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import io.fairlead.core.transport.Certificates;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deadlines and ends of replies mean over TLS. */
@Timeout(120)
class SecureUpstreamTest {
    private static final String SIZED = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
    private static final String OPEN_ENDED = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello";
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

    /** Whoever can end a connection could otherwise choose where an answer ends. */
    @ParameterizedTest
    @ValueSource(strings = {SIZED, CHUNKED, OPEN_ENDED})
    void repliesWithoutTheEndOfTlsAreCutOff(String begun) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.secure(context, peer -> {
            peer.request();
            peer.send(begun);
            peer.endRaw();
        })) {
            client.assertFails(post(upstream.origin(), "{}"), Kind.TRUNCATED);
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void anOpenEndedReplyEndsWithTheEndOfTls() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.secure(context, peer -> {
            peer.request();
            peer.send(OPEN_ENDED);
            peer.end();
        })) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hello");
        }
    }

    @Test
    void anIdleConnectionThatEndedIsNotUsedAgain() throws Exception {
        String whole = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
        try (FakeUpstream upstream = FakeUpstream.secure(context, peer -> {
            peer.request();
            peer.send(whole);
            peer.endRaw();
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
            }
            assertThat(upstream.accepted()).isEqualTo(3);
        }
    }

    @Test
    void theConnectDeadlineHoldsWhileHandsAreShaken() throws Exception {
        try (FakeUpstream silent = FakeUpstream.of(FakePeer::awaitEnd)) {
            var origin = silent.secureOrigin();
            UpstreamCall call = post(
                    origin,
                    UpstreamBody.of(Slice.utf8("{}")),
                    TestClient.deadlines(300, 10_000, 10_000, 20_000),
                    new CallHandle());
            UpstreamException failure = client.assertFails(call, Kind.TIMEOUT);
            assertThat(failure.phase()).isEqualTo(Deadlines.Phase.CONNECT);
            assertThat(client.status().open()).isZero();
        }
    }
}
