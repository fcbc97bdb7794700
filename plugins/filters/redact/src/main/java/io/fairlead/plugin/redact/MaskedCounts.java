package io.fairlead.plugin.redact;

import io.fairlead.api.context.Meters;
import io.fairlead.api.context.Meters.Count;
import io.fairlead.plugin.redact.find.DataKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what was masked, by kind. */
final class MaskedCounts {
    private final Map<DataKind, Count> counts = new EnumMap<>(DataKind.class);

    MaskedCounts(Meters meters) {
        for (DataKind kind : DataKind.values()) {
            counts.put(kind, meters.counter("redact.masked", "kind", kind.toString()));
        }
    }

    void masked(DataKind kind) {
        Objects.requireNonNull(counts.get(kind)).add(1);
    }
}
