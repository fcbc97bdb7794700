package io.fairlead.api.provider;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.RequestHead;

/** One try at one candidate. */
public interface Attempt {
    /** Unique id of this attempt, for logs and for upstreams that take idempotency keys. */
    String id();

    /** 1 for the first attempt of the exchange. */
    int number();

    /** What is tried. */
    Deployment deployment();

    /** The dialect of the call: one of the provider's. */
    DialectId dialect();

    /** The request. */
    RequestFacts facts();

    /** The head of the client's request. Its credentials are not in it. */
    RequestHead head();
}
