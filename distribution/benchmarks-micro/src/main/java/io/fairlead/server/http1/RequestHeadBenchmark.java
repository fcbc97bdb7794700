package io.fairlead.server.http1;

import io.fairlead.core.transport.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The head of a client's request on a connection that is kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestHeadBenchmark {
    private static final byte[] HEAD = String.join(
                    "\r\n",
                    "POST /v1/chat/completions HTTP/1.1",
                    "Host: localhost:5677",
                    "Accept: application/json",
                    "Content-Type: application/json",
                    "User-Agent: OpenAI/Python 1.54.0",
                    "Authorization: Bearer none",
                    "X-Stainless-Lang: python",
                    "X-Stainless-Runtime: CPython",
                    "Accept-Encoding: gzip, deflate",
                    "Content-Length: 0",
                    "",
                    "")
            .getBytes(StandardCharsets.US_ASCII);

    private final RequestInput input = new RequestInput(new Repeating(), HEAD, System::nanoTime, 1_000_000_000L);

    /** Reads it; gives the path. */
    @Benchmark
    public @Nullable String read() throws IOException {
        RequestHead head = input.await() ? input.head(System.nanoTime()) : null;
        return head == null ? null : head.path();
    }

    /** A client that sends the same head for ever. */
    private static final class Repeating implements Wire {
        @Override
        public byte[] read(long withinNanos) {
            return HEAD;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            throw new UnsupportedOperationException("found the reading of a body, expected none");
        }

        @Override
        public void write(byte[] bytes, int offset, int length, long withinNanos) {}

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean unquiet() {
            return false;
        }

        @Override
        public void onEnd(@Nullable Runnable told) {}

        @Override
        public void closeNow() {}
    }
}
