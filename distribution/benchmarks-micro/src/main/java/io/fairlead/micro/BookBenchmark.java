package io.fairlead.micro;

import io.fairlead.core.plugin.PluginBooks;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginTally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to book a call into a plugin, by two threads for the same plugin. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Threads(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BookBenchmark {
    private final PluginBooks books =
            new PluginCalls(new SimpleMeterRegistry(), System::nanoTime).books("acme", "dialect");

    /** What each stream has for itself. */
    @State(Scope.Thread)
    public static class Stream {
        private @Nullable PluginTally tally;

        /** Begins. */
        @Setup
        public void begin(BookBenchmark all) {
            tally = all.books.tally();
        }
    }

    /** A call of a request. */
    @Benchmark
    public long call() {
        long begun = books.begin();
        books.end(begun);
        return begun;
    }

    /** A call for a frame of a stream. */
    @Benchmark
    public long frame(Stream stream) {
        PluginTally tally = Objects.requireNonNull(stream.tally);
        long begun = tally.begin();
        tally.end(begun);
        return begun;
    }
}
