package io.fairlead.core.exchange;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.RequestHead;
import io.fairlead.core.body.StoredBody;

/**
 * A request that was read.
 *
 * @param dialect the client's
 * @param head without credentials
 * @param body as the client sent it, or as filters changed it
 * @param facts what routing needs
 * @param hints for the gateway itself
 */
public record ClientRequest(Dialect dialect, RequestHead head, StoredBody body, RequestFacts facts, Hints hints) {
    /** The same request with another body. */
    public ClientRequest withBody(StoredBody changed) {
        return new ClientRequest(dialect, head, changed, facts, hints);
    }
}
