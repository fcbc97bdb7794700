package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.headers;
import static io.fairlead.core.upstream.TestClient.method;
import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RequestWriterTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private final TestClient client = new TestClient();

    @AfterEach
    void close() {
        client.close();
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
                    "Accept-Encoding",
                    "gzip",
                    "A",
                    "kept"));
            assertThat(seen.take())
                    .isEqualTo("POST /v1/chat HTTP/1.1\r\nHost: "
                            + upstream.origin().authority()
                            + "\r\nAccept-Encoding: identity\r\nA: kept\r\nContent-Length: 2\r\n\r\n{}");
        }
    }

    @Test
    void refusesToWriteWhatWouldBreakTheHead() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeUpstream upstream = FakeUpstream.of(peer -> seen.add(peer.head()))) {
            UpstreamCall call = post(upstream.origin(), "{}");
            for (String value : List.of("a\r\nX: y", "a\nb", "a\u0000b", "caf\u20ac")) {
                UpstreamException failure = client.assertFails(headers(call, "X-Secret", value), Kind.REQUEST);
                assertThat(failure).hasMessageContaining("X-Secret").hasMessageNotContaining("X: y");
            }
            client.assertFails(headers(call, "a b", "c"), Kind.REQUEST);
            client.assertFails(headers(call, "", "c"), Kind.REQUEST);
            client.assertFails(headers(call, "a:", "c"), Kind.REQUEST);
            client.assertFails(method(call, "GET", "/a b"), Kind.REQUEST);
            client.assertFails(method(call, "GET", "/a\r\n"), Kind.REQUEST);
            client.assertFails(method(call, "GET", "http://else/"), Kind.REQUEST);
            client.assertFails(method(call, "GET x", "/"), Kind.REQUEST);
            client.assertFails(method(call, "CONNECT", "/"), Kind.REQUEST);
            assertThat(seen).allMatch(String::isEmpty);
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void tellsABodyThatCannotBeReadFromAnUpstreamThatFails() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(FakePeer::awaitEnd)) {
            client.assertFails(body(upstream, 10, new byte[11]), Kind.REQUEST);
            client.assertFails(body(upstream, 10, new byte[9]), Kind.REQUEST);
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
            public void segments(SegmentSink sink) throws IOException {
                sink.accept(bytes, 0, bytes.length);
            }
        };
        return post(upstream.origin(), body, TestClient.PATIENT, new CallHandle());
    }
}
