package io.fairlead.micro;

import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
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

/** The check of a body, and the finding of its members. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScanBenchmark {
    /** Size of the body. */
    @Param({"2", "40"})
    public int kilobytes;

    private byte[] body = {};

    /** Makes the body. */
    @Setup
    public void make() {
        body = Chats.ofKilobytes(kilobytes, "The tide comes in, the tide goes out. ");
    }

    /** One pass over it. */
    @Benchmark
    public JsonScan scan() {
        return JsonScan.of(body, 0, body.length, JsonProbes.NONE);
    }
}
