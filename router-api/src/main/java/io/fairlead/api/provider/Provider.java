package io.fairlead.api.provider;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One configured upstream account. Does no I/O and starts no threads; called by many threads at once. The host has set
 * Host, Content-Type, Content-Length and the trace headers of a call before it asks.
 */
public interface Provider extends AutoCloseable {
    /** The dialects that the upstream takes for a deployment, the most wanted first. */
    List<DialectId> dialects(Deployment deployment);

    /** The base URL, for people and as the key of response times. */
    String baseUrl();

    /** Sets the URL of a call, and what headers and members the vendor wants beyond the dialect's own. */
    void address(CallEdit call, Attempt attempt);

    /**
     * Adds the credential to a call that is otherwise final.
     *
     * @return why it cannot be authorized, or null
     */
    default @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return null;
    }

    /**
     * What a reply means.
     *
     * @param error what the dialect read from the reply; {@link UpstreamError#NONE} for a status below 300
     * @return the failure, or null if the reply is a success
     */
    @Nullable Failure classify(ReplyHead head, UpstreamError error);

    /** What the head of a reply tells besides: the vendor's request id. */
    default ReplyFacts facts(ReplyHead head) {
        return ReplyFacts.NONE;
    }

    /** Whether the upstream takes the question for the usage of a stream. */
    default boolean reportsStreamUsage(Deployment deployment) {
        return true;
    }

    /** Whether the upstream ends its streams with the mark that the dialect knows, such as a last event. */
    default boolean marksStreamEnd(Deployment deployment) {
        return true;
    }

    /** How to ask for the list of models, if the vendor has one. */
    default Optional<ModelListing> modelListing() {
        return Optional.empty();
    }

    /** Called once when nothing uses the provider any more. */
    @Override
    default void close() {}
}
