package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.contender.Contenders;
import io.fairlead.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The benchmarks that {@code --figures} names: what each sends unless options say otherwise, and what it looks at. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are, though their types do not say so
enum Trial {
    /** Processor time for a request of 2 KB. */
    CPU2K("plain answers, bodies of 2 KB, closed loop", new Usual(64, 2048, 0, "sim"), Set.of("-c")),
    /** Processor time for a request of 40 KB. */
    CPU40K("plain answers, bodies of 40 KB, closed loop", new Usual(64, 40_960, 0, "sim"), Set.of("-c")),
    /** Processor time and latency at a fixed rate. */
    OPEN3000("plain answers, arrivals at a fixed rate", new Usual(64, 2048, 3000, "sim"), Set.of("-c", "--rate")),
    /** Processor time for a chunk of many slow streams. */
    CHUNKS("streams of 20 chunks a second", new Usual(1000, 2048, 0, "sim-n400-d50-s16"), Set.of("-c", "--model")),
    /** Processor time for a request over TLS to the upstream. */
    TLS("plain answers, TLS to the upstream, closed loop", new Usual(64, 2048, 0, "sim"), Set.of("-c", "--body")),
    /** Objects alive for an open stream. */
    HEAP("open streams, after a full collection", new Usual(1000, 2048, 0, "sim-n400-d500-s16"), Set.of("-c")),
    /** Processor time for a request that is translated, beside one that is passed on. */
    TRANSLATION("plain answers, translated, closed loop", new Usual(64, 2048, 0, "sim"), Set.of("-c", "--body")),
    /** Processor time for a chunk of streams that are translated, beside those that are passed on. */
    TRANSLATION_CHUNKS("translated streams", new Usual(1000, 2048, 0, "sim-n400-d50-s16"), Set.of("-c", "--model")),
    /** From the end of a refusal to the next attempt. */
    ROTATION("the first upstream refuses, one request at a time", new Usual(1, 2048, 0, "sim"), Set.of());

    private final String title;
    private final Usual usual;
    private final Set<String> heeds;

    /**
     * What is sent unless options say otherwise.
     *
     * @param connections the most that are open
     * @param bodyBytes length of a request's body
     * @param rate arrivals per second, or 0
     * @param model what the upstream does
     */
    record Usual(int connections, int bodyBytes, int rate, String model) {}

    Trial(String title, Usual usual, Set<String> heeds) {
        this.title = title;
        this.usual = usual;
        this.heeds = heeds;
    }

    /** Reads names that commas separate. */
    static List<Trial> parse(String names) {
        List<Trial> trials = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            trials.add(Arrays.stream(values())
                    .filter(trial -> trial.key().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("--figures has '" + name + "'; expected some of " + keys())));
        }
        return List.copyOf(trials);
    }

    private static String keys() {
        return Arrays.stream(values()).map(Trial::key).collect(Collectors.joining(","));
    }

    /** Its name on the command line. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    Usual usual() {
        return usual;
    }

    /** Whether an option changes what it sends. */
    boolean heeds(String option) {
        return heeds.contains(option);
    }

    boolean streams() {
        return this == CHUNKS || this == TRANSLATION_CHUNKS || this == HEAP;
    }

    /** Who takes part when nobody is named. */
    List<String> contenders() {
        return translates() ? List.of(Contenders.PASSING, Contenders.TRANSLATING) : Contenders.USUAL;
    }

    /** The contender that others are compared with. */
    String yardstick() {
        return translates() ? Contenders.PASSING : Contenders.YARDSTICK;
    }

    private boolean translates() {
        return this == TRANSLATION || this == TRANSLATION_CHUNKS;
    }

    /** What its tables show, most important ones first. */
    List<Figure> figures(boolean streams) {
        return switch (this) {
            case CPU2K, CPU40K, OPEN3000, TLS, CHUNKS, TRANSLATION, TRANSLATION_CHUNKS -> Figure.of(streams);
            case HEAP -> Figure.ofHeap();
            case ROTATION -> Figure.ofRotation();
        };
    }

    /** The one that charts show. */
    Figure chief(boolean streams) {
        return switch (this) {
            case CPU2K, CPU40K, OPEN3000, TLS, CHUNKS, TRANSLATION, TRANSLATION_CHUNKS ->
                streams ? Figure.CPU_PER_CHUNK : Figure.CPU_PER_REQUEST;
            case HEAP -> Figure.HEAP_PER_STREAM;
            case ROTATION -> Figure.ROTATION_P50;
        };
    }

    /** Whether a contender can take part: others than ours are not set up for TLS or for two upstreams. */
    boolean takes(String contender) {
        return switch (this) {
            case CPU2K, CPU40K, OPEN3000, CHUNKS -> true;
            case TRANSLATION, TRANSLATION_CHUNKS -> contenders().contains(contender);
            case HEAP -> !contender.equals(Contenders.DIRECT);
            case TLS, ROTATION -> !contender.equals(Contenders.DIRECT) && Contenders.USUAL.contains(contender);
        };
    }
}
