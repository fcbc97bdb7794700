package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.deadlines;
import static io.fairlead.core.upstream.TestClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.http.Slice;
import io.fairlead.core.transport.Await;
import io.fairlead.core.upstream.Deadlines.Phase;
import io.fairlead.core.upstream.UpstreamException.Kind;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that are ended from this side: by another thread, or by a deadline. */
@Timeout(120)
class UpstreamAbortTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private final TestClient client = TestClient.bounded(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CallHandle handle = new CallHandle();

    @AfterEach
    void close() {
        threads.shutdownNow();
        client.close();
    }

    @Test
    void abortsBeforeTheCallBegins() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(OK)) {
            assertThat(handle.abort("nobody asks any more")).isTrue();
            assertThat(handle.abort("again")).isFalse();
            for (int i = 0; i < 2; i++) {
                UpstreamException failure = failure(() -> client.text(call(upstream)));
                assertThat(failure.kind()).isEqualTo(Kind.ABORTED);
                assertThat(failure).hasMessage("nobody asks any more");
            }
            assertThat(upstream.accepted()).isZero();
            assertUsable(upstream);
        }
    }

    @Test
    void abortsWhileItWaitsForTheFirstByte() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(
                peer -> {
                    peer.request();
                    asked.countDown();
                    peer.awaitEnd();
                    left.countDown();
                },
                UpstreamAbortTest::answer)) {
            Future<String> text = threads.submit(() -> client.text(call(upstream)));
            asked.await();
            assertAborts(text);
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("the upstream notices")
                    .isTrue();
            assertUsable(upstream);
        }
    }

    @Test
    void abortsInTheMiddleOfTheBody() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(
                peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
                    peer.awaitEnd();
                    left.countDown();
                },
                UpstreamAbortTest::answer)) {
            CountDownLatch reading = new CountDownLatch(1);
            Future<String> text = threads.submit(() -> {
                try (UpstreamReply reply = client.exchange(call(upstream))) {
                    reply.read(new byte[10], 0, 10);
                    reading.countDown();
                    return TestClient.text(reply);
                }
            });
            reading.await();
            assertAborts(text);
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("the upstream notices")
                    .isTrue();
            assertUsable(upstream);
        }
    }

    @Test
    void abortsWhileTheBodyIsSent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(
                peer -> {
                    peer.head();
                    asked.countDown();
                    end.await();
                },
                UpstreamAbortTest::answer)) {
            UpstreamBody large = UpstreamBody.of(Slice.of(new byte[30_000_000]));
            Future<String> text =
                    threads.submit(() -> client.text(post(upstream.origin(), large, TestClient.PATIENT, handle)));
            asked.await();
            assertAborts(text);
            end.countDown();
            assertUsable(upstream);
        }
    }

    @Test
    void abortsWhileItWaitsForAConnection() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(OK)) {
            UpstreamReply holding = client.exchange(post(upstream.origin(), "{}"));
            Future<String> text = threads.submit(() -> client.text(call(upstream)));
            awaitWaiting(1);
            assertAborts(text);
            assertThat(client.status().waiting()).isZero();
            holding.close();
            assertUsable(upstream);
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(
                peer -> {
                    peer.request();
                    asked.countDown();
                    peer.awaitEnd();
                },
                UpstreamAbortTest::answer)) {
            Exchanger<UpstreamException> ended = new Exchanger<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                UpstreamException failure = failure(() -> client.text(call(upstream)));
                assertThat(Thread.interrupted()).isTrue();
                exchange(ended, failure);
            });
            asked.await();
            thread.interrupt();
            UpstreamException failure = ended.exchange(UpstreamException.class.cast(null), 20, TimeUnit.SECONDS);
            assertThat(failure.kind()).isEqualTo(Kind.ABORTED);
            assertUsable(upstream);
        }
    }

    @Test
    void keepsOneDeadlineForEachPhase() throws Exception {
        FakeUpstream.Script silent = peer -> {
            peer.head();
            peer.awaitEnd();
        };
        FakeUpstream.Script stalling = peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
            peer.awaitEnd();
        };
        assertTimesOut(silent, deadlines(5000, 100, 5000, 9000), Phase.FIRST_BYTE);
        assertTimesOut(silent, deadlines(5000, 5000, 5000, 100), Phase.TOTAL);
        assertTimesOut(stalling, deadlines(5000, 5000, 100, 9000), Phase.IDLE);
        assertTimesOut(stalling, deadlines(5000, 5000, 5000, 100), Phase.TOTAL);
    }

    private void assertTimesOut(FakeUpstream.Script script, Deadlines deadlines, Phase phase) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.of(script, UpstreamAbortTest::answer)) {
            CallHandle timed = new CallHandle();
            UpstreamCall call = post(upstream.origin(), UpstreamBody.EMPTY, deadlines, timed);
            long start = System.nanoTime();
            UpstreamException failure = failure(() -> client.text(call));
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.phase()).isEqualTo(phase);
            assertThat(failure)
                    .hasMessageContaining("PT0.1S")
                    .hasMessageContaining(upstream.origin().authority());
            assertThat(System.nanoTime() - start).isBetween(100_000_000L, 4_900_000_000L);
            assertThat(timed.aborted()).isFalse();
            assertThat(client.text(post(upstream.origin(), UpstreamBody.EMPTY, TestClient.PATIENT, timed)))
                    .as("a timeout is not remembered by its handle")
                    .isEqualTo("hi");
        }
    }

    @Test
    void timesOutWhenTheUpstreamTakesNoMoreOfTheBody() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.head();
            end.await();
        })) {
            UpstreamBody large = UpstreamBody.of(Slice.of(new byte[30_000_000]));
            UpstreamException failure = failure(
                    () -> client.text(post(upstream.origin(), large, deadlines(5000, 5000, 150, 9000), handle)));
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.phase()).isEqualTo(Phase.IDLE);
            end.countDown();
        }
    }

    @Test
    void timesOutWhenNoConnectionGetsFree() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(OK)) {
            UpstreamReply holding = client.exchange(post(upstream.origin(), "{}"));
            UpstreamException failure = failure(() ->
                    client.text(post(upstream.origin(), UpstreamBody.EMPTY, deadlines(100, 5000, 5000, 9000), handle)));
            assertThat(failure.kind()).isEqualTo(Kind.BUSY);
            assertThat(failure).hasMessageContaining("in use");
            assertThat(client.status().waiting()).isZero();
            holding.close();
            assertUsable(upstream);
        }
    }

    @Test
    void doesNotCountTheReadersOwnTimeAsIdle() throws Exception {
        CountDownLatch headRead = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
            headRead.await();
            peer.send("hi");
            go.await();
            peer.send("ho");
            peer.awaitEnd();
        })) {
            Deadlines deadlines = deadlines(5000, 5000, 1000, 9000);
            try (UpstreamReply reply =
                    client.exchange(post(upstream.origin(), UpstreamBody.EMPTY, deadlines, handle))) {
                headRead.countDown();
                assertThat(reply.read(new byte[9], 0, 9)).isEqualTo(2);
                assertThat(new CountDownLatch(1).await(1500, TimeUnit.MILLISECONDS))
                        .isFalse();
                go.countDown();
                assertThat(TestClient.text(reply)).isEqualTo("ho");
            }
        }
    }

    @Test
    void neverClosesAConnectionThatBelongsToTheNextCall() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(OK)) {
            for (int i = 0; i < 300; i++) {
                CallHandle raced = new CallHandle();
                Thread aborter = Thread.ofPlatform().start(() -> raced.abort("race"));
                try (UpstreamReply reply =
                        client.exchange(post(upstream.origin(), UpstreamBody.EMPTY, TestClient.PATIENT, raced))) {
                    TestClient.text(reply);
                } catch (UpstreamException aborted) {
                    assertThat(aborted.kind()).isEqualTo(Kind.ABORTED);
                }
                assertThat(client.text(TestClient.never(post(upstream.origin(), "{}"))))
                        .isEqualTo("hi");
                aborter.join();
            }
            assertThat(client.client().resent()).isZero();
        }
    }

    private static void answer(FakePeer peer) throws java.io.IOException {
        while (!peer.request().isEmpty()) {
            peer.send(OK);
        }
    }

    private UpstreamCall call(FakeUpstream upstream) {
        return post(upstream.origin(), UpstreamBody.EMPTY, TestClient.PATIENT, handle);
    }

    private void assertAborts(Future<String> text) throws InterruptedException {
        long start = System.nanoTime();
        handle.abort("the client left");
        UpstreamException failure = failure(() -> {
            try {
                return text.get();
            } catch (ExecutionException failed) {
                throw (Exception) failed.getCause();
            }
        });
        assertThat(failure.kind()).isEqualTo(Kind.ABORTED);
        assertThat(failure).hasMessage("the client left");
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    /** The only permit is not lost, and nothing is watched any more. */
    private void assertUsable(FakeUpstream upstream) throws UpstreamException {
        assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo("hi");
        assertThat(client.status()).isEqualTo(new OriginStatus(upstream.origin(), 1, 1, 0));
        assertThat(client.watched()).isEqualTo(1);
    }

    private void awaitWaiting(int count) {
        Await.until(() -> client.status().waiting() >= count);
    }

    private static void exchange(Exchanger<UpstreamException> ended, UpstreamException failure) {
        try {
            ended.exchange(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static UpstreamException failure(Callable<?> call) {
        UpstreamException failure = catchThrowableOfType(UpstreamException.class, call::call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
