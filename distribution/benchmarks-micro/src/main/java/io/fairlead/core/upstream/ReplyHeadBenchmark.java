package io.fairlead.core.upstream;

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

/** The head of an upstream's reply. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplyHeadBenchmark {
    private static final int MOST_LINES = 200;

    private final byte[] head = String.join(
                    "\r\n",
                    "HTTP/1.1 200 OK",
                    "Date: Sat, 21 Nov 2026 12:00:00 GMT",
                    "Content-Type: text/event-stream; charset=utf-8",
                    "Transfer-Encoding: chunked",
                    "Connection: keep-alive",
                    "Cache-Control: no-cache",
                    "x-request-id: req_7f31c2",
                    "x-ratelimit-limit-requests: 10000",
                    "x-ratelimit-remaining-requests: 9999",
                    "x-ratelimit-limit-tokens: 2000000",
                    "x-ratelimit-remaining-tokens: 1999975",
                    "openai-processing-ms: 180",
                    "server: cloudflare",
                    "cf-ray: 8e5d-FRA",
                    "",
                    "")
            .getBytes(StandardCharsets.US_ASCII);

    /** Reads it, and asks for one field. */
    @Benchmark
    public @Nullable String parse() throws UpstreamException {
        return HeadParser.parse(head, MOST_LINES).headers().first("content-type");
    }
}
