package io.fairlead.benchmarks;

import io.fairlead.benchmarks.contender.Contender;
import io.fairlead.benchmarks.process.LiveHeap;
import io.fairlead.benchmarks.report.Inspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalLong;

/** Looks at a contender's turn where load and processor time do not tell what a benchmark is about. */
interface Inspector {
    /** Looks at nothing. */
    Inspector NONE = new Inspector() {
        @Override
        public void begin() {}

        @Override
        public Inspection end() {
            return Inspection.NONE;
        }
    };

    /** The measured time begins. */
    void begin();

    /** It has ended; what was found in it. */
    Inspection end();

    /**
     * The one for a turn; created before its load begins.
     *
     * @param idleHeaps the least that each contender's objects took before a turn so far; what an earlier turn left behind
     *     is not idle
     */
    static Inspector of(
            BenchmarkOptions options, Contender contender, SimulatorProcess simulator, Map<String, Long> idleHeaps)
            throws IOException {
        return switch (options.trial()) {
            case CPU2K, CPU40K, OPEN3000, CHUNKS, TLS, TRANSLATION, TRANSLATION_CHUNKS -> NONE;
            case HEAP -> new OfHeap(contender, options.load().connections(), idle(contender, idleHeaps));
            case ROTATION -> new OfRotations(simulator);
        };
    }

    private static OptionalLong idle(Contender contender, Map<String, Long> idleHeaps) throws IOException {
        OptionalLong now = live(contender);
        return now.isEmpty() ? now : OptionalLong.of(idleHeaps.merge(contender.name(), now.getAsLong(), Math::min));
    }

    private static OptionalLong live(Contender contender) throws IOException {
        return contender.tree().isEmpty()
                ? OptionalLong.empty()
                : LiveHeap.of(contender.tree().get());
    }

    /** What the streams open at the beginning add to the objects that were alive without them. */
    final class OfHeap implements Inspector {
        private final Contender contender;
        private final int streams;
        private final OptionalLong before;
        private Inspection found = Inspection.NONE;

        OfHeap(Contender contender, int streams, OptionalLong before) {
            this.contender = contender;
            this.streams = streams;
            this.before = before;
        }

        @Override
        public void begin() {
            try {
                OptionalLong now = before.isEmpty() ? before : live(contender);
                if (now.isPresent()) {
                    found = Inspection.ofHeap((double) (now.getAsLong() - before.getAsLong()) / streams);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public Inspection end() {
            return found;
        }
    }

    /** What the simulator saw of attempts after refusals. */
    record OfRotations(SimulatorProcess simulator) implements Inspector {
        @Override
        public void begin() {
            seen();
        }

        @Override
        public Inspection end() {
            Map<String, Long> seen = seen();
            long count = seen.getOrDefault("rotations", 0L);
            return count == 0
                    ? Inspection.NONE
                    : new Inspection(
                            Double.NaN,
                            count,
                            seen.getOrDefault("rotation_p50_nanos", 0L) / 1e3,
                            seen.getOrDefault("rotation_p99_nanos", 0L) / 1e3);
        }

        private Map<String, Long> seen() {
            try {
                return simulator.rotations();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
