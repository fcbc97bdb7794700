package io.fairlead.api.filter;

import java.util.Set;

/** Sees requests and answers in the views it declares. Called by many threads; state of an exchange lives in its pass. */
public interface Filter {
    /** The views it needs; the flow takes the cheapest way that serves all filters. */
    Set<View> views();

    /** Begins one exchange. */
    FilterPass open(ExchangeInfo exchange);

    /**
     * Whether an exchange must end with an error when this filter fails, because nothing may pass without it. Otherwise
     * the failure is counted and the exchange goes on as if the filter were not there.
     */
    default boolean mandatory() {
        return false;
    }
}
