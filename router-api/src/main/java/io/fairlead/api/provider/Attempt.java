package io.fairlead.api.provider;

import io.fairlead.api.Experimental;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.FailureKind;
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

    /**
     * Whether the upstream could not read the proofs of reasoning in this request ({@link FailureKind#UNREADABLE_PROOF}), and
     * is asked again. Then {@link Provider#address} takes out of the body what the dialect's own edits have left of them,
     * and reports each with {@link CallEdit#dropped}. A request of which no more is reported than before is not sent again.
     */
    @Experimental(eta = "2027-06-30")
    default boolean withoutProofs() {
        return false;
    }
}
