package io.fairlead.drill.fault;

import io.fairlead.drill.client.Ending;
import java.time.Duration;

/**
 * What came of a fault.
 *
 * @param fault that was tried
 * @param ending the worst that a client saw
 * @param live whether content reached the client while the upstream was still at it
 * @param note what there is to say
 * @param attempts that the upstreams saw, such as {@code 2+1}
 * @param took from the first request to the last answer
 */
public record Outcome(Fault fault, Ending ending, boolean live, String note, String attempts, Duration took) {
    /** Whether it is all that one can wish for. */
    public boolean full() {
        return ending == Ending.FULL && live;
    }
}
