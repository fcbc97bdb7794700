package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.method;
import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.http.Slice;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UpstreamClientTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private final TestClient client = new TestClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void writesARequestAndReadsItsReply() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            seen.add(peer.request());
            peer.send("HTTP/1.1 201 Created\r\nX-One: 1\r\nx-two:  b \r\nX-One: 3\r\nContent-Length: 2\r\n\r\nhi");
        })) {
            try (UpstreamReply reply = client.exchange(post(upstream.origin(), "{}"))) {
                assertThat(reply.status()).isEqualTo(201);
                assertThat(reply.contentLength()).isEqualTo(2);
                assertThat(reply.chunked()).isFalse();
                assertThat(reply.delimited()).isTrue();
                assertThat(reply.resent()).isFalse();
                assertThat(reply.headers().first("x-one")).isEqualTo("1");
                assertThat(reply.headers().first("X-TWO")).isEqualTo("b");
                assertThat(reply.headers().all("X-One")).containsExactly("1", "3");
                assertThat(reply.headers().first("X-None")).isNull();
                assertThat(TestClient.text(reply)).isEqualTo("hi");
            }
            assertThat(seen.take())
                    .isEqualTo(
                            "POST /v1/chat HTTP/1.1\r\nHost: "
                                    + upstream.origin().authority()
                                    + "\r\nAccept-Encoding: identity\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        }
    }

    @Test
    void skipsInterimHeads() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(
                "HTTP/1.1 100 Continue\r\n\r\n" + "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK)) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
            assertThat(upstream.accepted()).isEqualTo(1);
        }
        try (FakeUpstream upstream = FakeUpstream.answering("HTTP/1.1 101 Switching Protocols\r\n\r\n")) {
            client.assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
        }
    }

    @Test
    void knowsRepliesWithoutBody() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEmpty();
            assertThat(client.text(post(upstream.origin(), "{}"))).isEmpty();
            assertThat(upstream.accepted()).isEqualTo(1);
        }
        try (FakeUpstream upstream = FakeUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\n")) {
            UpstreamCall head = method(post(upstream.origin(), ""), "HEAD", "/");
            assertThat(client.text(head)).isEmpty();
            assertThat(client.text(head)).isEmpty();
            assertThat(upstream.accepted()).isEqualTo(1);
        }
    }

    @Test
    void readsUntilTheEndOnlyIfThatWasAnnounced() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it");
        })) {
            try (UpstreamReply reply = client.exchange(post(upstream.origin(), "{}"))) {
                assertThat(reply.delimited()).isFalse();
                assertThat(TestClient.text(reply)).isEqualTo("all of it");
            }
        }
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n\r\nall of it");
        })) {
            client.assertFails(post(upstream.origin(), "{}"), Kind.TRUNCATED);
        }
    }

    @Test
    void takesAnAnswerThatComesBeforeTheBodyIsSent() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.head();
            peer.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig");
        })) {
            byte[] large = new byte[30_000_000];
            UpstreamCall call =
                    post(upstream.origin(), UpstreamBody.of(Slice.of(large)), TestClient.PATIENT, new CallHandle());
            try (UpstreamReply reply = client.exchange(call)) {
                assertThat(reply.status()).isEqualTo(413);
            }
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void refusesCallsOnceClosed() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(OK)) {
            UpstreamReply running = client.exchange(post(upstream.origin(), "{}"));
            client.close();
            assertThat(TestClient.text(running)).isEqualTo("hi");
            running.close();
            assertThat(client.status().open()).isZero();
            assertThatThrownBy(() -> client.exchange(post(upstream.origin(), "{}")))
                    .isInstanceOf(UpstreamException.class)
                    .hasMessageContaining("closed");
        }
    }
}
