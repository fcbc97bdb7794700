package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.core.body.BodyStore;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.upstream.Watchdog.Watch;
import io.fairlead.core.upstream.Watched;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The arrival of a body. A client that stalls is cut off: it may send nothing for so long, and all of its body may take no
 * longer than its exchange.
 */
final class BodyArrival extends InputStream implements Watched {
    private final Exchange exchange;
    private final InputStream body;
    private final TimeSource time;
    private final long silenceNanos;
    private long received;

    /** When the client has been waited for too long; none while nobody waits. */
    private volatile long silentNanos = NONE;

    private volatile @Nullable RouterError cut;

    private BodyArrival(Exchange exchange, TimeSource time, long silenceNanos) {
        this.exchange = exchange;
        this.body = exchange.inbound().body();
        this.time = time;
        this.silenceNanos = silenceNanos;
    }

    /**
     * Reads the body.
     *
     * @param bodies where it is kept
     * @param silenceNanos how long the client may send nothing of it, 0 for without bound
     * @throws RouterException if it cannot be kept, or is not there in time
     */
    static StoredBody read(
            FlowParts parts, BodyStore bodies, Exchange exchange, @Nullable JsonProbes probes, long silenceNanos) {
        Inbound inbound = exchange.inbound();
        Slice whole = bodies.fitsHeap(inbound.contentLength()) ? inbound.takeBody() : null;
        if (whole != null) {
            exchange.received(whole.length());
            return bodies.keep(whole, probes);
        }
        boolean arrived = arrived(inbound);
        BodyArrival arrival = new BodyArrival(exchange, parts.calls().time(), arrived ? 0 : silenceNanos);
        Watch watch = arrived ? null : parts.watchdog().watch(arrival);
        try {
            return bodies.read(arrival, inbound.contentLength(), probes);
        } catch (RouterException e) {
            RouterError late = arrival.cut;
            throw late == null ? e : new RouterException(late, e);
        } finally {
            if (watch != null) {
                watch.end();
            }
            exchange.received(arrival.received);
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
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = silenceNanos == 0 ? body.read(target, offset, length) : timed(target, offset, length);
        received += Math.max(0, count);
        return count;
    }

    private int timed(byte[] target, int offset, int length) throws IOException {
        silentNanos = time.nanos() + silenceNanos;
        int count = body.read(target, offset, length);
        silentNanos = NONE;
        return count;
    }

    @Override
    public long deadlineNanos() {
        return Math.min(silentNanos, exchange.deadlineNanos());
    }

    @Override
    public void expire() {
        if (cut == null) {
            cut = time.nanos() - exchange.deadlineNanos() < 0 ? silent() : late();
        }
        exchange.inbound().giveUpBody();
    }

    private RouterError silent() {
        String message = "found nothing more of the body for "
                + Duration.ofNanos(silenceNanos).toMillis()
                + " ms, expected the rest of it without such a pause (server.body-timeout)";
        return RouterError.builder(ErrorCode.BODY_INCOMPLETE, message)
                .status(408)
                .build();
    }

    private static RouterError late() {
        return RouterError.of(ErrorCode.DEADLINE, "the body was not there in time");
    }
}
