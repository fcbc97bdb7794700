package io.fairlead.plugin.simulator;

import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.TestAttempt;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A host with one simulator. */
final class Caller {
    final FixedContext context;
    final LocalProvider simulator;

    private Caller(Map<String, ?> settings) {
        SimulatorFactory factory = new SimulatorFactory();
        context = FixedContext.with(factory.settings(), settings);
        simulator = (LocalProvider) factory.create(context);
    }

    static Caller with(Map<String, ?> settings) {
        return new Caller(settings);
    }

    /** Calls the model {@code demo}. */
    Reply call(String dialect, String body) {
        return call(dialect, body, "demo", "key-1", facts -> facts);
    }

    Reply call(String dialect, String body, String model, String key, UnaryOperator<RequestFacts.Builder> facts) {
        RequestFacts known = facts.apply(
                        RequestFacts.builder(Operation.CHAT, model).stream(body.contains("\"stream\":true"))
                                .textBytes(body.length()))
                .build();
        TestAttempt attempt = TestAttempt.of(
                TestDeployment.of("sim", model), dialect, known, TestRequest.post("/v1/chat/completions"));
        Call call = new Call(body);
        if (simulator.authorize(call.headers, call, TestCredential.of(key)) != null) {
            throw new AssertionError("found a refusal, expected none before the call");
        }
        Reply reply = new Reply();
        try {
            simulator.answer(attempt, call, reply);
        } catch (IOException e) {
            reply.broken = e.getMessage();
        }
        return reply;
    }

    private static final class Call implements FinalCall {
        private final TestHeaders headers = TestHeaders.of();
        private final byte[] body;

        Call(String body) {
            this.body = body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public Origin origin() {
            return Origin.of(URI.create("http://simulator.invalid"));
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public Headers headers() {
            return headers;
        }

        @Override
        public long length() {
            return body.length;
        }

        @Override
        public void segments(SegmentSink sink) throws IOException {
            int half = body.length / 2;
            sink.accept(body, 0, half);
            sink.accept(body, half, body.length - half);
        }
    }

    /** What came back. */
    static final class Reply implements ReplySink {
        private static final Duration PATIENCE = Duration.ofHours(1);

        final Map<String, String> headers = new LinkedHashMap<>();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status;
        Duration took = Duration.ZERO;
        Duration untilHead = Duration.ZERO;

        @Nullable String broken;

        String body() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void head(int withStatus, Map<String, String> fields) {
            if (status != 0) {
                throw new AssertionError("found a second head, expected one");
            }
            status = withStatus;
            headers.putAll(fields);
            untilHead = took;
        }

        @Override
        public void write(byte[] array, int offset, int length) {
            if (status == 0) {
                throw new AssertionError("found a body before the head");
            }
            bytes.write(array, offset, length);
        }

        /** Time passes at once, but a host does not wait for ever. */
        @Override
        public void pause(Duration duration) throws IOException {
            if (duration.compareTo(PATIENCE) > 0) {
                throw new IOException("the attempt was cancelled");
            }
            took = took.plus(duration);
        }
    }
}
