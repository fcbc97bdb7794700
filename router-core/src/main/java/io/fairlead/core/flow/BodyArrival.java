package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.upstream.Watchdog.Watch;
import io.fairlead.core.upstream.Watched;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The arrival of a body, which may take no longer than its exchange: a client that stalls is cut off. */
final class BodyArrival implements Watched {
    private final Exchange exchange;
    private volatile boolean late;

    private BodyArrival(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Reads the body.
     *
     * @throws RouterException if it cannot be kept, or is not there in time
     */
    static StoredBody read(FlowParts parts, Exchange exchange, @Nullable JsonProbes probes) {
        Inbound inbound = exchange.inbound();
        if (arrived(inbound)) {
            return parts.bodies().read(inbound.body(), inbound.contentLength(), probes);
        }
        BodyArrival arrival = new BodyArrival(exchange);
        Watch watch = parts.watchdog().watch(arrival);
        try {
            return parts.bodies().read(inbound.body(), inbound.contentLength(), probes);
        } catch (RouterException e) {
            throw arrival.late ? RouterException.of(ErrorCode.DEADLINE, "the body was not there in time") : e;
        } finally {
            watch.end();
        }
    }

    /** Whether nobody has to be waited for: most bodies come together with their head. */
    private static boolean arrived(Inbound inbound) {
        try {
            return inbound.contentLength() >= 0 && inbound.body().available() >= inbound.contentLength();
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public long deadlineNanos() {
        return exchange.deadlineNanos();
    }

    @Override
    public void expire() {
        late = true;
        exchange.inbound().giveUpBody();
    }
}
