package io.fairlead.core.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.management.ThreadMXBean;
import io.fairlead.api.http.Slice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Our client and the platform's, given the same bytes by an upstream that hangs up after them. */
final class TwoClients implements AutoCloseable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Duration PLATFORM_PATIENCE = Duration.ofSeconds(5);
    private static final Deadlines PATIENCE = TestClient.deadlines(5_000, 5_000, 5_000, 10_000);

    /** No connection is kept: each reply has one to itself. */
    private static final UpstreamSettings UNPOOLED =
            new UpstreamSettings(4, Duration.ZERO, Duration.ofMinutes(10), 65_536, 200);

    private final TestClient ours = new TestClient(UNPOOLED);
    private final FakeUpstream upstream;
    private volatile byte[] reply = {};
    private volatile int[] cuts = {};
    private long allocated;

    TwoClients() throws IOException {
        upstream = FakeUpstream.of(peer -> {
            if (!peer.request().isEmpty()) {
                send(peer);
            }
        });
    }

    private void send(FakePeer peer) throws IOException {
        byte[] bytes = reply;
        int from = 0;
        for (int cut : cuts) {
            peer.send(bytes, from, cut - from);
            from = cut;
        }
        peer.send(bytes, from, bytes.length - from);
    }

    /** What our client makes of a reply that comes in pieces, cut at these places. */
    Received ours(String method, byte[] bytes, int... at) throws UpstreamException {
        reply = bytes;
        cuts = at;
        UpstreamBody body = method.equals("POST") ? UpstreamBody.of(Slice.utf8("{}")) : UpstreamBody.EMPTY;
        UpstreamCall call = TestClient.method(
                TestClient.post(upstream.origin(), body, PATIENCE, new CallHandle()), method, "/v1/chat");
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (UpstreamReply read = ours.exchange(TestClient.never(call))) {
            Map<String, List<String>> fields = new TreeMap<>();
            read.headers().forEach((name, value) -> add(fields, name, value));
            return new Received(read.status(), fields, TestClient.text(read));
        } finally {
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }

    /** What the last call of our client allocated in its thread. */
    long allocated() {
        return allocated;
    }

    /** Connections of our client that are open. */
    int open() {
        return ours.status().open();
    }

    /** What the platform's client makes of a reply; null if it does not take it. */
    @Nullable Received platform(String method, byte[] bytes) throws InterruptedException {
        reply = bytes;
        cuts = new int[0];
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + upstream.origin().authority() + "/v1/chat"))
                .timeout(PLATFORM_PATIENCE)
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
        // A client of its own for each reply, since one client would try connections again that have ended.
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            Map<String, List<String>> fields = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> values.forEach(value -> add(fields, name, value)));
            return new Received(answer.statusCode(), fields, new String(answer.body(), ISO_8859_1));
        } catch (IOException | IllegalArgumentException refused) {
            return null;
        }
    }

    /** The platform's client writes blanks for tabs. */
    private static void add(Map<String, List<String>> fields, String name, String value) {
        fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), added -> new ArrayList<>())
                .add(value.replace('\t', ' '));
    }

    @Override
    public void close() throws IOException {
        ours.close();
        upstream.close();
    }
}
