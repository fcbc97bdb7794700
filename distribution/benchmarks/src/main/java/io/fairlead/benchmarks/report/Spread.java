package io.fairlead.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * The least, the middle and the largest of several values.
 *
 * @param min the least
 * @param median the middle one, or the mean of the two in the middle
 * @param max the largest
 */
public record Spread(double min, double median, double max) {
    /** The spread of the values that are numbers; empty when there are none. */
    public static Optional<Spread> of(Collection<Double> values) {
        double[] sorted = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        if (sorted.length == 0) {
            return Optional.empty();
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Optional.of(new Spread(sorted[0], median, sorted[sorted.length - 1]));
    }
}
