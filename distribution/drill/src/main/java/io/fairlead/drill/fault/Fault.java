package io.fairlead.drill.fault;

import io.fairlead.drill.upstream.Script;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong upstream.
 *
 * @param number of it
 * @param name for the table
 * @param trial how it is tried
 * @param first what the route's first upstream does
 * @param second what its second does; null if there is none
 */
public record Fault(
        int number,
        String name,
        Trial trial,
        Script first,
        @Nullable Script second) {
    /** How a fault is tried. */
    enum Trial {
        /** One stream. */
        STREAM,
        /** One stream, and what it took must be on record. */
        ACCOUNTED,
        /** Many streams while the first upstream goes down and comes back. */
        FLAPPING
    }

    /** The route that it has to itself. */
    String route() {
        return String.format(Locale.ROOT, "fault-%02d", number);
    }
}
