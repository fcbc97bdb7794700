package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.headers;
import static io.fairlead.core.upstream.TestClient.method;
import static io.fairlead.core.upstream.TestClient.never;
import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.http.Slice;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UpstreamClientTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nA: b\r\n\r\n";

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
                    .isEqualTo("POST /v1/chat HTTP/1.1\r\nHost: "
                            + upstream.origin().authority()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        }
    }

    @Test
    void usesAConnectionAgain() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(CHUNKED)) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hello world");
            }
            assertThat(upstream.accepted()).isEqualTo(1);
            assertThat(client.client().created()).isEqualTo(1);
            assertThat(client.client().reused()).isEqualTo(4);
            assertThat(client.status()).isEqualTo(new OriginStatus(upstream.origin(), 1, 1, 0));
            assertThat(client.watched()).as("only the pool's own watch").isEqualTo(1);
        }
    }

    @Test
    void takesTheConnectionThatWasUsedLast() throws Exception {
        BlockingQueue<Integer> served = new LinkedBlockingQueue<>();
        FakeUpstream.Script first = serving(1, served);
        FakeUpstream.Script second = serving(2, served);
        try (FakeUpstream upstream = FakeUpstream.of(first, second)) {
            UpstreamReply one = client.exchange(post(upstream.origin(), "{}"));
            UpstreamReply two = client.exchange(post(upstream.origin(), "{}"));
            TestClient.text(one);
            TestClient.text(two);
            one.close();
            two.close();
            client.text(post(upstream.origin(), "{}"));
            client.text(post(upstream.origin(), "{}"));
            assertThat(List.copyOf(served)).containsExactly(1, 2, 2, 2);
        }
    }

    private static FakeUpstream.Script serving(int number, BlockingQueue<Integer> served) {
        return peer -> {
            while (!peer.request().isEmpty()) {
                served.add(number);
                peer.send(OK);
            }
        };
    }

    @Test
    void keepsNoConnectionThatTheUpstreamWillClose() throws Exception {
        String closing = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi";
        String old = "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi";
        String soon = "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 2\r\n\r\nhi";
        for (String reply : List.of(closing, old, soon)) {
            try (FakeUpstream upstream = FakeUpstream.answering(reply)) {
                client.text(post(upstream.origin(), "{}"));
                client.text(post(upstream.origin(), "{}"));
                assertThat(upstream.accepted()).as(reply).isEqualTo(2);
            }
        }
    }

    @Test
    void sendsOnceMoreWhenAKeptConnectionIsDead() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(
                peer -> {
                    peer.request();
                    peer.send(OK);
                    peer.request();
                    ended.countDown();
                },
                peer -> {
                    peer.request();
                    peer.send(OK);
                })) {
            client.text(post(upstream.origin(), "{}"));
            try (UpstreamReply reply = client.exchange(post(upstream.origin(), "{}"))) {
                assertThat(reply.resent()).isTrue();
                assertThat(TestClient.text(reply)).isEqualTo("hi");
            }
            assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(client.client().resent()).isEqualTo(1);
            assertThat(upstream.accepted()).isEqualTo(2);
        }
    }

    @Test
    void doesNotSendAThirdTime() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(
                peer -> {
                    peer.request();
                    peer.send(OK);
                    peer.request();
                },
                FakePeer::request)) {
            client.text(post(upstream.origin(), "{}"));
            assertFails(post(upstream.origin(), "{}"), Kind.NO_ANSWER);
            assertThat(upstream.accepted()).isEqualTo(2);
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void doesNotSendAgainOnAFreshConnectionOrWhenToldNever() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(FakePeer::request)) {
            assertFails(post(upstream.origin(), "{}"), Kind.NO_ANSWER);
            assertThat(upstream.accepted()).isEqualTo(1);
        }
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send(OK);
            peer.request();
            peer.reset();
        })) {
            client.text(post(upstream.origin(), "{}"));
            assertFails(never(post(upstream.origin(), "{}")), Kind.NO_ANSWER);
            assertThat(upstream.accepted()).isEqualTo(1);
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
            assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
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
            assertFails(post(upstream.origin(), "{}"), Kind.TRUNCATED);
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
    void sendsLargeBodiesWhole() throws Exception {
        for (int size : new int[] {1, 16_000, 16_384, 16_385, 70_000, 1_000_000}) {
            String body = "x".repeat(size - 1) + "y";
            try (FakeUpstream upstream = FakeUpstream.of(peer -> {
                String request = peer.request();
                String told = request.substring(request.indexOf("\r\n\r\n") + 4).equals(body) ? "same" : "else";
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + told);
            })) {
                assertThat(client.text(post(upstream.origin(), body)))
                        .as("%d", size)
                        .isEqualTo("same");
            }
        }
    }

    @Test
    void dropsFieldsOfTheConnection() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            seen.add(peer.request());
            peer.send(OK);
        })) {
            client.text(headers(
                    post(upstream.origin(), "{}"),
                    "Host",
                    "evil",
                    "content-length",
                    "7",
                    "Connection",
                    "close, X-Mine",
                    "X-Mine",
                    "1",
                    "Transfer-Encoding",
                    "chunked",
                    "TE",
                    "trailers",
                    "Expect",
                    "100-continue",
                    "A",
                    "kept"));
            assertThat(seen.take())
                    .isEqualTo("POST /v1/chat HTTP/1.1\r\nHost: "
                            + upstream.origin().authority() + "\r\nA: kept\r\nContent-Length: 2\r\n\r\n{}");
        }
    }

    @Test
    void refusesToWriteWhatWouldBreakTheHead() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeUpstream upstream = FakeUpstream.of(peer -> seen.add(peer.head()))) {
            UpstreamCall call = post(upstream.origin(), "{}");
            for (String value : List.of("a\r\nX: y", "a\nb", "a\u0000b", "caf\u20ac")) {
                UpstreamException failure = assertFails(headers(call, "X-Secret", value), Kind.REQUEST);
                assertThat(failure).hasMessageContaining("X-Secret").hasMessageNotContaining("X: y");
            }
            assertFails(headers(call, "a b", "c"), Kind.REQUEST);
            assertFails(headers(call, "", "c"), Kind.REQUEST);
            assertFails(headers(call, "a:", "c"), Kind.REQUEST);
            assertFails(method(call, "GET", "/a b"), Kind.REQUEST);
            assertFails(method(call, "GET", "/a\r\n"), Kind.REQUEST);
            assertFails(method(call, "GET", "http://else/"), Kind.REQUEST);
            assertFails(method(call, "GET x", "/"), Kind.REQUEST);
            assertFails(method(call, "CONNECT", "/"), Kind.REQUEST);
            assertThat(seen).allMatch(String::isEmpty);
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void tellsABodyThatCannotBeReadFromAnUpstreamThatFails() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(FakePeer::awaitEnd)) {
            assertFails(body(upstream, 10, new byte[11]), Kind.REQUEST);
            assertFails(body(upstream, 10, new byte[9]), Kind.REQUEST);
            assertThat(client.status().open()).isZero();
        }
    }

    private static UpstreamCall body(FakeUpstream upstream, long stated, byte[] bytes) {
        UpstreamBody body = new UpstreamBody() {
            @Override
            public long length() {
                return stated;
            }

            @Override
            public void segments(io.fairlead.api.body.SegmentSink sink) throws java.io.IOException {
                sink.accept(bytes, 0, bytes.length);
            }
        };
        return post(upstream.origin(), body, TestClient.PATIENT, new CallHandle());
    }

    @Test
    void keepsAConnectionIfTheRestIsThereAlready() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(CHUNKED)) {
            client.exchange(post(upstream.origin(), "{}")).close();
            client.exchange(post(upstream.origin(), "{}")).close();
            assertThat(upstream.accepted()).isEqualTo(1);
        }
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi");
            peer.awaitEnd();
        })) {
            client.exchange(post(upstream.origin(), "{}")).close();
            assertThat(client.client().origins()).allMatch(origin -> origin.open() == origin.idle());
        }
    }

    @Test
    void doesNotReuseAConnectionWithMoreThanTheReply() throws Exception {
        for (String reply : List.of(OK + "x", CHUNKED + "HTTP/1.1 200 OK\r\n\r\n")) {
            try (FakeUpstream upstream = FakeUpstream.answering(reply)) {
                client.text(post(upstream.origin(), "{}"));
                client.text(post(upstream.origin(), "{}"));
                assertThat(upstream.accepted()).as(reply).isEqualTo(2);
            }
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

    private UpstreamException assertFails(UpstreamCall call, Kind kind) {
        UpstreamException failure = catchThrowableOfType(UpstreamException.class, () -> client.text(call));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(String.valueOf(failure.getMessage())).isEqualTo(kind);
        return failure;
    }
}
