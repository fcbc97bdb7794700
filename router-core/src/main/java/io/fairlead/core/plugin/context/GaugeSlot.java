package io.fairlead.core.plugin.context;

import io.micrometer.core.instrument.Meter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** One gauge in the registry and the instances that feed it: the newest is shown, as it is the one to stay. */
final class GaugeSlot {
    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private @Nullable Meter meter;

    void shownBy(Meter shown) {
        meter = shown;
    }

    Meter meter() {
        return Objects.requireNonNull(meter);
    }

    void add(Reading reading) {
        readings.add(reading);
    }

    /** Whether that was the last one. */
    boolean remove(Reading reading) {
        readings.remove(reading);
        return readings.isEmpty();
    }

    double value() {
        double value = Double.NaN;
        for (Reading reading : readings) {
            value = reading.value().getAsDouble();
        }
        return value;
    }

    /** One instance's value, compared by identity. */
    static final class Reading {
        private final DoubleSupplier value;

        Reading(DoubleSupplier value) {
            this.value = value;
        }

        DoubleSupplier value() {
            return value;
        }
    }
}
