package io.fairlead.core.stream;

import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.Reservation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one whole answer takes of the gateway's memory budget. Small answers are not worth counting. */
final class AnswerMemory implements AutoCloseable {
    private static final int UNCOUNTED = 64 * 1024;

    private final ByteBudget budget;
    private final List<Reservation> taken = new ArrayList<>(0);

    AnswerMemory(ByteBudget budget) {
        this.budget = budget;
    }

    /** Takes room for as many bytes more. */
    void take(long bytes) throws IOException {
        if (bytes <= UNCOUNTED) {
            return;
        }
        Reservation reservation = budget.tryReserve(bytes);
        if (reservation == null) {
            throw new IOException("no memory for an answer of " + bytes + " bytes");
        }
        taken.add(reservation);
    }

    @Override
    public void close() {
        taken.forEach(Reservation::close);
    }
}
