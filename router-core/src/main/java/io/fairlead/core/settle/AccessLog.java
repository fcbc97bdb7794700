package io.fairlead.core.settle;

import io.fairlead.core.exchange.Exchange;

/** Where the line of each exchange goes. */
@FunctionalInterface
public interface AccessLog {
    /** No log. */
    AccessLog NONE = (exchange, nanos) -> {};

    /** Writes the line of an exchange that took so long. Never fails, and does not wait for a disk. */
    void write(Exchange exchange, long nanos);
}
