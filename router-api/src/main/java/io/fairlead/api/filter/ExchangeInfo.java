package io.fairlead.api.filter;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.RequestHead;

/** The exchange that a pass belongs to. */
public interface ExchangeInfo {
    /** The id of the exchange, as in the log. */
    String id();

    /** The client's dialect. */
    DialectId dialect();

    /** The head of the request, without credentials. */
    RequestHead head();

    /** What is known of the request. */
    RequestFacts facts();
}
