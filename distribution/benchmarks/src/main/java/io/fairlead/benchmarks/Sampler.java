package io.fairlead.benchmarks;

import io.fairlead.benchmarks.process.ProcessUse;
import java.util.Optional;
import java.util.function.Supplier;

/** What processes use between two moments: processor time as a difference, memory as it is at the second. */
final class Sampler {
    private final Supplier<Optional<ProcessUse>> source;
    private Optional<ProcessUse> first = Optional.empty();
    private Optional<ProcessUse> second = Optional.empty();

    Sampler(Supplier<Optional<ProcessUse>> source) {
        this.source = source;
    }

    void begin() {
        first = source.get();
    }

    void end() {
        second = source.get();
    }

    Optional<ProcessUse> used() {
        return first.flatMap(before ->
                second.map(after -> new ProcessUse(after.cpu().minus(before.cpu()), after.residentBytes())));
    }
}
