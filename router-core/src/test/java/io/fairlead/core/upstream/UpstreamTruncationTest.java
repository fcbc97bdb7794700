package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.core.upstream.UpstreamException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply that ends early is never taken for a whole one, and one that comes in pieces is whole. */
@Timeout(120)
class UpstreamTruncationTest {
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nA: b\r\n\r\n";
    private static final String SIZED = "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 11\r\n\r\nhello world";

    private final TestClient client = new TestClient();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, SIZED})
    void failsWhereverTheConnectionEnds(String reply) throws Exception {
        AtomicInteger cut = new AtomicInteger();
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send(reply.substring(0, cut.get()));
        })) {
            for (; cut.get() < reply.length(); cut.incrementAndGet()) {
                UpstreamException failure =
                        catchThrowableOfType(UpstreamException.class, () -> client.text(post(upstream.origin(), "{}")));
                assertThat(failure).as("cut at %s", cut).isNotNull();
                assertThat(failure.kind())
                        .as("cut at %s", cut)
                        .isEqualTo(cut.get() == 0 ? Kind.NO_ANSWER : Kind.TRUNCATED);
            }
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hello world");
            assertThat(client.client().resent()).isZero();
            assertThat(client.watched()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, SIZED})
    void failsWhereverTheConnectionBreaks(String reply) throws Exception {
        AtomicInteger cut = new AtomicInteger();
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send(reply.substring(0, cut.get()));
            peer.reset();
        })) {
            for (; cut.get() < reply.length(); cut.incrementAndGet()) {
                UpstreamException failure =
                        catchThrowableOfType(UpstreamException.class, () -> client.text(post(upstream.origin(), "{}")));
                assertThat(failure).as("cut at %s", cut).isNotNull();
                // What was on its way when the connection broke may be lost.
                assertThat(failure.kind()).as("cut at %s", cut).isIn(Kind.NO_ANSWER, Kind.TRUNCATED);
            }
            assertThat(client.status().open()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, SIZED})
    void readsAReplyThatDribbles(String reply) throws Exception {
        byte[] bytes = reply.getBytes(StandardCharsets.ISO_8859_1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            while (!peer.request().isEmpty()) {
                for (int i = 0; i < bytes.length; i++) {
                    peer.send(bytes, i, 1);
                }
            }
        })) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hello world");
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hello world");
            assertThat(upstream.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, SIZED})
    void readsAReplyInTwoPiecesIntoASmallArray(String reply) throws Exception {
        byte[] bytes = reply.getBytes(StandardCharsets.ISO_8859_1);
        AtomicInteger cut = new AtomicInteger(1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            while (!peer.request().isEmpty()) {
                peer.send(bytes, 0, cut.get());
                peer.send(bytes, cut.get(), bytes.length - cut.get());
            }
        })) {
            for (; cut.get() < bytes.length; cut.incrementAndGet()) {
                try (UpstreamReply read = client.exchange(post(upstream.origin(), "{}"))) {
                    assertThat(inPiecesOfThree(read)).as("cut at %s", cut).isEqualTo("hello world");
                }
            }
            assertThat(upstream.accepted()).isEqualTo(1);
        }
    }

    private static String inPiecesOfThree(UpstreamReply reply) throws UpstreamException {
        StringBuilder all = new StringBuilder();
        byte[] part = new byte[5];
        for (int count = reply.read(part, 1, 3); count >= 0; count = reply.read(part, 1, 3)) {
            assertThat(count).isBetween(1, 3);
            all.append(new String(part, 1, count, StandardCharsets.ISO_8859_1));
        }
        assertThat(reply.read(part, 0, 5)).as("the end stays the end").isEqualTo(-1);
        return all.toString();
    }

    @Test
    void takesLongHeadsUpToItsBound() throws Exception {
        String fits = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(60_000) + "\r\nContent-Length: 2\r\n\r\nhi";
        try (FakeUpstream upstream = FakeUpstream.answering(fits)) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
        }
        String tooLong = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(66_000) + "\r\nContent-Length: 2\r\n\r\nhi";
        String endless = "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000);
        String interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(50);
        for (String reply : new String[] {tooLong, endless, interim}) {
            try (FakeUpstream upstream = FakeUpstream.answering(reply)) {
                UpstreamException failure =
                        catchThrowableOfType(UpstreamException.class, () -> client.text(post(upstream.origin(), "{}")));
                assertThat(failure).isNotNull();
                assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
            }
        }
    }

    @Test
    void boundsAHeadThatComesAtOnce() throws Exception {
        UpstreamSettings narrow = new UpstreamSettings(1, Duration.ofSeconds(60), Duration.ofMinutes(10), 256, 200);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: ";
        String fits = head + "x".repeat(256 - head.length() - 4) + "\r\n\r\nhi";
        String tooLong = head + "x".repeat(257 - head.length() - 4) + "\r\n\r\nhi";
        try (TestClient bounded = new TestClient(narrow)) {
            try (FakeUpstream upstream = FakeUpstream.answering(fits)) {
                assertThat(bounded.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
            }
            try (FakeUpstream upstream = FakeUpstream.answering(tooLong)) {
                bounded.assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
            }
        }
    }

    @Test
    void readsInterimHeadsBehindALongOne() throws Exception {
        String reply = "HTTP/1.1 103 Early Hints\r\nX: " + "x".repeat(3_000) + "\r\n\r\n" + "HTTP/1.1 200 OK\r\nX: "
                + "x".repeat(9_000) + "\r\nContent-Length: 2\r\n\r\nhi";
        try (FakeUpstream upstream = FakeUpstream.answering(reply)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
            }
        }
    }
}
