package io.fairlead.micro;

import io.fairlead.core.body.Splice;
import io.fairlead.core.body.StoredBody;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The body for an upstream: another model, one member more, all other bytes as they came. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpliceBenchmark {
    /** Size of the body. */
    @Param({"2", "40"})
    public int kilobytes;

    private StoredBody body = Chats.stored(Chats.ofKilobytes(1, "-"));
    private long pushed;

    /** Makes the body. */
    @Setup
    public void make() {
        body = Chats.stored(Chats.ofKilobytes(kilobytes, "The tide comes in, the tide goes out. "));
    }

    /** Edits it and pushes its segments; gives how many bytes were pushed by now. */
    @Benchmark
    public long splice() throws IOException {
        Splice.of(body)
                .set("model", "\"llama-3.3-70b\"")
                .set("stream_options.include_usage", "true")
                .edited()
                .segments((array, offset, length) -> pushed += length);
        return pushed;
    }
}
