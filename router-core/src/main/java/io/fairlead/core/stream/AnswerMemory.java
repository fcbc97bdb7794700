package io.fairlead.core.stream;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one whole answer takes of the gateway's memory budget. Small answers are not worth counting. */
final class AnswerMemory implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int UNCOUNTED = 64 * 1024;

    private final ByteBudget budget;
    private final List<Reservation> taken = new ArrayList<>(0);

    AnswerMemory(ByteBudget budget) {
        this.budget = budget;
    }

    /**
     * Takes room for as many bytes more.
     *
     * @throws RouterException if there is none: no fault of the upstream, and nobody else's answer would be smaller
     */
    void take(long bytes) {
        if (bytes <= UNCOUNTED) {
            return;
        }
        Reservation reservation = budget.tryReserve(bytes);
        if (reservation == null) {
            throw new RouterException(RouterError.builder(
                            ErrorCode.OVERLOADED, "an answer of " + bytes + " bytes needs more memory than is free")
                    .retryAfter(WAIT)
                    .build());
        }
        taken.add(reservation);
    }

    @Override
    public void close() {
        taken.forEach(Reservation::close);
    }
}
