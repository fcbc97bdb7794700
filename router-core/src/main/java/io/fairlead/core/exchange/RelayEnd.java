package io.fairlead.core.exchange;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;

/** How passing on a reply ended. */
public sealed interface RelayEnd {
    /** The client has a whole answer. */
    record Whole(Usage usage) implements RelayEnd {}

    /** The reply cannot be used, and the client has seen nothing of it; {@code usage} as far as it told. */
    record Failed(Failure failure, UpstreamError error, Usage usage) implements RelayEnd {}

    /** The reply broke after the client had content of it; the client was told. */
    record Broken(Failure failure, RouterError told, Usage usage) implements RelayEnd {}

    /** The reply broke after the client had content of it, whose stream stands open: somebody else may go on with it. */
    record Interrupted(Failure failure, RouterError told, Usage usage) implements RelayEnd {}

    /** A filter refused to let the reply pass. The upstream did nothing wrong; {@code told} if the client has content of it. */
    record Refused(RouterError error, boolean told, Usage usage) implements RelayEnd {}

    /** The client left. */
    record ClientLeft(Usage usage) implements RelayEnd {}

    /** An error reply as the upstream sent it, for a client that speaks the same dialect. */
    record RawAnswer(int status, String contentType, Slice body) {}
}
