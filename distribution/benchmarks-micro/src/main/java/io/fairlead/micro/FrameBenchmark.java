package io.fairlead.micro;

import io.fairlead.api.dialect.Framing;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.frame.FrameView;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The finding of events in the bytes of a stream. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    static final int FRAMES = 50;

    private static final String EVENT = "data: {\"id\":\"chatcmpl-9f3\",\"object\":\"chat.completion.chunk\","
            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"tide\"},\"finish_reason\":null}]}\n\n";

    private final byte[] events = EVENT.repeat(FRAMES).getBytes(StandardCharsets.UTF_8);
    private final FrameCutter cutter = FrameCutter.of(Framing.SSE);
    private final FrameView frame = new FrameView();

    /** Cuts many; what is told is for one of them. Gives the bytes of their data. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public int cut() {
        int data = 0;
        int from = 0;
        for (int end; (end = cutter.end(events, from, from, events.length, false)) >= 0; from = end) {
            cutter.describe(frame.set(events, from, end));
            data += frame.dataEnd() - frame.dataStart();
        }
        return data;
    }
}
