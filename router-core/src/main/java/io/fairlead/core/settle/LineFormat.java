package io.fairlead.core.settle;

import io.fairlead.core.exchange.Exchange;

/** The form of a line. */
public interface LineFormat {
    /** Appends the line of an exchange that ended at a time, in milliseconds since 1970, and took so long. */
    void append(LineBuffer buffer, Exchange exchange, long endMillis, long nanos);
}
