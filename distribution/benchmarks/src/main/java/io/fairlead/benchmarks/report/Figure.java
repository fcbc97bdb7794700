package io.fairlead.benchmarks.report;

import io.fairlead.benchmarks.process.ProcessUse;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A number that is shown for one contender in one round; NaN where it could not be measured.
 *
 * @param title heading with its unit
 * @param decimals decimals worth showing
 * @param comparable whether its ratio to another contender's says something
 * @param value how it follows from what was measured
 */
public record Figure(String title, int decimals, boolean comparable, ToDoubleFunction<Measurement> value) {
    /** Answers per second. */
    public static final Figure REQUESTS =
            comparable("requests/s", 0, measured -> measured.load().requestsPerSecond());

    /** Processor time of all the contender's processes for one answer. */
    public static final Figure CPU_PER_REQUEST =
            comparable("CPU us/request", 1, measured -> cpuMicros(measured) / answers(measured));

    /** Median time of an answer. */
    public static final Figure P50 =
            comparable("p50 us", 0, measured -> measured.load().p50Micros());

    /** Time that 99 % of the answers do not exceed. */
    public static final Figure P99 =
            comparable("p99 us", 0, measured -> measured.load().p99Micros());

    /** Chunks of all streams per second. */
    public static final Figure CHUNKS =
            comparable("chunks/s", 0, measured -> measured.load().chunksPerSecond());

    /** Processor time of all the contender's processes for one chunk. */
    public static final Figure CPU_PER_CHUNK = comparable(
            "CPU us/chunk", 1, measured -> cpuMicros(measured) / measured.load().chunks());

    /** Median time from the upstream's write of a chunk to its arrival. */
    public static final Figure CHUNK_P50 =
            comparable("added p50 us", 0, measured -> measured.load().chunkP50Micros());

    /** The same for 99 % of the chunks. */
    public static final Figure CHUNK_P99 =
            comparable("added p99 us", 0, measured -> measured.load().chunkP99Micros());

    /** Median time from the request to its first chunk. */
    public static final Figure FIRST_CHUNK_P50 =
            comparable("first p50 us", 0, measured -> measured.load().firstChunkP50Micros());

    /** Memory of all the contender's processes. */
    public static final Figure RESIDENT = comparable("RSS MB", 1, Figure::residentMegabytes);

    /** Objects alive for each open stream, after a full collection. */
    public static final Figure HEAP_PER_STREAM =
            comparable("live KB/stream", 1, measured -> measured.inspection().heapPerStream() / 1024);

    /** Attempts at the next candidate after a refusal. */
    public static final Figure ROTATIONS =
            count("rotations", measured -> measured.inspection().rotations());

    /** Median time from the end of a refusal to the first byte of the next attempt. */
    public static final Figure ROTATION_P50 =
            comparable("rotation p50 us", 0, measured -> measured.inspection().rotationP50Micros());

    /** The same for 99 % of them. */
    public static final Figure ROTATION_P99 =
            comparable("rotation p99 us", 0, measured -> measured.inspection().rotationP99Micros());

    /** Answers with another status than 200. */
    public static final Figure REFUSED =
            count("not 200", measured -> measured.load().refused());

    /** Lost connections, unreadable answers, streams without their end. */
    public static final Figure ERRORS =
            count("errors", measured -> measured.load().errors());

    /** Streams that the upstream had to go on with after the clients had gone. */
    public static final Figure STREAMS_LEFT = count("left open", Measurement::streamsLeft);

    private static final List<Figure> OF_REQUESTS =
            List.of(REQUESTS, CPU_PER_REQUEST, P50, P99, RESIDENT, REFUSED, ERRORS);

    private static final List<Figure> OF_STREAMS = List.of(
            CHUNKS, CPU_PER_CHUNK, CHUNK_P50, CHUNK_P99, FIRST_CHUNK_P50, RESIDENT, REFUSED, ERRORS, STREAMS_LEFT);

    private static final List<Figure> OF_HEAP =
            List.of(HEAP_PER_STREAM, CHUNKS, RESIDENT, REFUSED, ERRORS, STREAMS_LEFT);

    private static final List<Figure> OF_ROTATION =
            List.of(ROTATION_P50, ROTATION_P99, ROTATIONS, P50, CPU_PER_REQUEST, REFUSED, ERRORS);

    private static Figure comparable(String title, int decimals, ToDoubleFunction<Measurement> value) {
        return new Figure(title, decimals, true, value);
    }

    private static Figure count(String title, ToDoubleFunction<Measurement> value) {
        return new Figure(title, 0, false, value);
    }

    /** The figures of a benchmark with or without streams. */
    public static List<Figure> of(boolean streams) {
        return streams ? OF_STREAMS : OF_REQUESTS;
    }

    /** The figures of a benchmark of open streams' memory. */
    public static List<Figure> ofHeap() {
        return OF_HEAP;
    }

    /** The figures of a benchmark of the way from one candidate to the next. */
    public static List<Figure> ofRotation() {
        return OF_ROTATION;
    }

    /** The figure of one measurement. */
    double of(Measurement measured) {
        return value.applyAsDouble(measured);
    }

    private static double cpuMicros(Measurement measured) {
        return measured.use()
                .map(ProcessUse::cpu)
                .map(cpu -> cpu.toNanos() / 1e3)
                .orElse(Double.NaN);
    }

    private static double residentMegabytes(Measurement measured) {
        return measured.use().map(use -> use.residentBytes() / 1048576.0).orElse(Double.NaN);
    }

    private static long answers(Measurement measured) {
        return measured.load().ok() + measured.load().refused();
    }
}
