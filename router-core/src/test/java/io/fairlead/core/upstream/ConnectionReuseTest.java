package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.never;
import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.upstream.UpstreamException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConnectionReuseTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nA: b\r\n\r\n";

    private final TestClient client = new TestClient();

    @AfterEach
    void close() {
        client.close();
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
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
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
            client.assertFails(post(upstream.origin(), "{}"), Kind.NO_ANSWER);
            assertThat(upstream.accepted()).isEqualTo(2);
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void doesNotSendAgainOnAFreshConnectionOrWhenToldNever() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(FakePeer::request)) {
            client.assertFails(post(upstream.origin(), "{}"), Kind.NO_ANSWER);
            assertThat(upstream.accepted()).isEqualTo(1);
        }
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send(OK);
            peer.request();
            peer.reset();
        })) {
            client.text(post(upstream.origin(), "{}"));
            client.assertFails(never(post(upstream.origin(), "{}")), Kind.NO_ANSWER);
            assertThat(upstream.accepted()).isEqualTo(1);
        }
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
    void keepsAConnectionWhoseReplyEndsSoonAfterAllThatMatters() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
            closed.await();
            peer.send("0\r\n\r\n");
            peer.request();
            peer.send(OK);
        })) {
            leavingItsEnd(upstream).close();
            closed.countDown();
            await(() -> client.status().idle() == 1);
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
            assertThat(upstream.accepted()).isOne();
        }
    }

    @Test
    void closesAConnectionWhoseReplyDoesNotEndSoon() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
            peer.awaitEnd();
            left.countDown();
        })) {
            leavingItsEnd(upstream).close();
            assertThat(client.status().open()).as("its end may come yet").isOne();
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
            await(() -> client.status().open() == 0);
        }
    }

    @Test
    void waitsForNoEndWhileAllConnectionsAreAtWork() throws Exception {
        UpstreamSettings narrow = new UpstreamSettings(1, Duration.ofSeconds(60), Duration.ofMinutes(10), 65_536, 200);
        try (TestClient single = new TestClient(narrow);
                FakeUpstream upstream = FakeUpstream.of(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
                    peer.awaitEnd();
                })) {
            UpstreamReply reply = single.exchange(post(upstream.origin(), "{}"));
            assertThat(reply.read(new byte[9], 0, 9)).isEqualTo(2);
            reply.leaveEnd();
            reply.close();
            assertThat(single.status().open()).isZero();
        }
    }

    private UpstreamReply leavingItsEnd(FakeUpstream upstream) throws UpstreamException {
        UpstreamReply reply = client.exchange(post(upstream.origin(), "{}"));
        assertThat(reply.read(new byte[9], 0, 9)).isEqualTo(2);
        reply.leaveEnd();
        return reply;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void doesNotReuseAConnectionWithMoreThanTheReply() throws Exception {
        String large = "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n" + "a".repeat(10_000);
        for (String reply : List.of(OK + "x", CHUNKED + "HTTP/1.1 200 OK\r\n\r\n", large + "x")) {
            try (FakeUpstream upstream = FakeUpstream.answering(reply)) {
                client.text(post(upstream.origin(), "{}"));
                client.text(post(upstream.origin(), "{}"));
                assertThat(upstream.accepted()).as(reply).isEqualTo(2);
            }
        }
    }
}
