package io.fairlead.benchmarks.contender;

import io.fairlead.benchmarks.process.ProcessTree;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that serves chat completions and forwards them to the simulator.
 *
 * @param name what tables call it
 * @param url where it takes chat completions
 * @param processes its processes, or null when they cannot be seen
 * @param startUp how it started, or null when it ran before
 */
public record Contender(
        String name,
        URI url,
        @Nullable ProcessTree processes,
        @Nullable StartUp startUp) {

    /** The processes, where they can be seen. */
    public Optional<ProcessTree> tree() {
        return Optional.ofNullable(processes);
    }

    /** How it started, when it was started here. */
    public Optional<StartUp> start() {
        return Optional.ofNullable(startUp);
    }
}
