package io.fairlead.benchmarks.report;

/**
 * What only some benchmarks look at; NaN where nobody did.
 *
 * @param heapPerStream bytes of objects alive for each open stream
 * @param rotations how often the next candidate was tried after a refusal
 * @param rotationP50Micros median time from the end of the refusal to the first byte of the next attempt
 * @param rotationP99Micros the same for 99 %
 */
public record Inspection(double heapPerStream, double rotations, double rotationP50Micros, double rotationP99Micros) {
    /** Nobody looked. */
    public static final Inspection NONE = new Inspection(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Only the heap was looked at. */
    public static Inspection ofHeap(double bytesPerStream) {
        return new Inspection(bytesPerStream, Double.NaN, Double.NaN, Double.NaN);
    }
}
