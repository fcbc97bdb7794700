package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.Slice;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.LoopTransport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A client with its watchdog, and short ways to call. */
final class TestClient implements AutoCloseable {
    static final Deadlines PATIENT = deadlines(10_000, 10_000, 10_000, 20_000);

    private final EventLoops loops = EventLoops.start(System::nanoTime);
    private final Watchdog watchdog;
    private final UpstreamClient client;

    TestClient() {
        this(UpstreamSettings.DEFAULT);
    }

    TestClient(UpstreamSettings settings) {
        this(settings, System::nanoTime);
    }

    private TestClient(UpstreamSettings settings, LongSupplier nanoTime) {
        watchdog = new Watchdog(nanoTime).start();
        client = new UpstreamClient(
                LoopTransport.trustingDefaults(loops, System::nanoTime), watchdog, settings, nanoTime);
    }

    /** A client whose time goes by so slowly that nothing is too late for it. */
    static TestClient slow() {
        long begin = System.nanoTime();
        return new TestClient(UpstreamSettings.DEFAULT, () -> begin + (System.nanoTime() - begin) / 100);
    }

    /** A client that believes whom the context does. */
    TestClient(SSLContext trust) {
        watchdog = new Watchdog(System::nanoTime).start();
        client = new UpstreamClient(
                LoopTransport.trusting(trust, loops, System::nanoTime),
                watchdog,
                UpstreamSettings.DEFAULT,
                System::nanoTime);
    }

    /** A client that makes at most this many connections. */
    static TestClient bounded(int connections) {
        return new TestClient(
                new UpstreamSettings(connections, Duration.ofSeconds(60), Duration.ofMinutes(10), 65_536, 200));
    }

    static Deadlines deadlines(long connect, long firstByte, long idle, long total) {
        return new Deadlines(
                Duration.ofMillis(connect),
                Duration.ofMillis(firstByte),
                Duration.ofMillis(idle),
                Duration.ofMillis(total));
    }

    static UpstreamCall post(Origin origin, String body) {
        return post(origin, UpstreamBody.of(Slice.utf8(body)), PATIENT, new CallHandle());
    }

    static UpstreamCall post(Origin origin, UpstreamBody body, Deadlines deadlines, CallHandle handle) {
        return new UpstreamCall(
                Way.direct(origin),
                new RequestLine("POST", "/v1/chat"),
                fields("Content-Type", "application/json"),
                body,
                new CallRules(deadlines, CallRules.Resend.REUSED),
                handle);
    }

    static UpstreamCall never(UpstreamCall call) {
        CallRules rules = new CallRules(call.rules().deadlines(), CallRules.Resend.NEVER);
        return new UpstreamCall(call.way(), call.line(), call.headers(), call.body(), rules, call.handle());
    }

    static UpstreamCall method(UpstreamCall call, String method, String target) {
        return new UpstreamCall(
                call.way(), new RequestLine(method, target), call.headers(), call.body(), call.rules(), call.handle());
    }

    static UpstreamCall headers(UpstreamCall call, String... namesAndValues) {
        return new UpstreamCall(
                call.way(), call.line(), fields(namesAndValues), call.body(), call.rules(), call.handle());
    }

    UpstreamClient client() {
        return client;
    }

    UpstreamReply exchange(UpstreamCall call) throws UpstreamException {
        return client.exchange(call);
    }

    /** Calls, reads all of the body, and closes. */
    String text(UpstreamCall call) throws UpstreamException {
        try (UpstreamReply reply = client.exchange(call)) {
            return text(reply);
        }
    }

    /** The failure of a call, which must be of this kind. */
    UpstreamException assertFails(UpstreamCall call, UpstreamException.Kind kind) {
        UpstreamException failure = catchThrowableOfType(UpstreamException.class, () -> text(call));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(String.valueOf(failure.getMessage())).isEqualTo(kind);
        return failure;
    }

    static String text(UpstreamReply reply) throws UpstreamException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        for (int count = reply.read(part, 0, part.length); count >= 0; count = reply.read(part, 0, part.length)) {
            all.write(part, 0, count);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The connections of the one origin that was called. */
    OriginStatus status() {
        return client.origins().getFirst();
    }

    int watched() {
        return watchdog.size();
    }

    @Override
    public void close() {
        client.close();
        watchdog.close();
        loops.close();
    }

    /** Header fields from a list of names and values. */
    static Headers fields(String... namesAndValues) {
        return new Headers() {
            @Override
            public @Nullable String first(String name) {
                List<String> all = all(name);
                return all.isEmpty() ? null : all.getFirst();
            }

            @Override
            public List<String> all(String name) {
                List<String> values = new ArrayList<>();
                forEach((known, value) -> {
                    if (known.equalsIgnoreCase(name)) {
                        values.add(value);
                    }
                });
                return values;
            }

            @Override
            public void forEach(BiConsumer<String, String> field) {
                for (int i = 0; i < namesAndValues.length; i += 2) {
                    field.accept(namesAndValues[i], namesAndValues[i + 1]);
                }
            }
        };
    }
}
