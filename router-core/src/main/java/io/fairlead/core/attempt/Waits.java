package io.fairlead.core.attempt;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import java.util.random.RandomGenerator;

/** All waits of exchanges for a candidate to come free: they end together when the gateway stops. */
public final class Waits {
    private final TimeSource time;
    private final RandomGenerator random;
    private volatile boolean stopped;

    /** Waits on a clock; {@code random} keeps those that began together apart. */
    public Waits(TimeSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /** Nobody waits any more, from now on: whoever does is told at once why nobody could serve. */
    public void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** The waits of an exchange. */
    Waiting begin(Exchange exchange) {
        return new Waiting(this, exchange, time, random);
    }
}
