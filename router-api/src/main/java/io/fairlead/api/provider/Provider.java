package io.fairlead.api.provider;

import io.fairlead.api.Experimental;
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
 * One configured upstream account. Does no I/O and starts no threads; called by many threads at once. For each attempt
 * the host asks {@link #dialects}, {@link #address}, {@link #authorize}, makes the call, and asks {@link #facts} and
 * {@link #classify} about the reply. It has set Content-Type, Accept, User-Agent and traceparent before it asks, which
 * may be changed; Host, Content-Length and Connection are its own. What {@link #address} and {@link #authorize} throw
 * makes a failed attempt.
 */
public interface Provider extends AutoCloseable {
    /**
     * The dialects that the upstream takes for a deployment, the most wanted first; never empty. A client's own dialect is
     * passed through if it is among them, else a chat is translated to the first one that can be translated to. Asked
     * when the configuration is compiled, so the answer must not change.
     */
    List<DialectId> dialects(Deployment deployment);

    /** The base URL, for people and as the key of response times; holds no credential. Any text will do. */
    String baseUrl();

    /**
     * Sets the URL of a call, with {@link CallEdit#url}, and what headers and members the vendor wants beyond the
     * dialect's own. The model's name is the upstream's already. Where {@link Attempt#withoutProofs} says so, proofs of
     * reasoning are taken out, too.
     */
    void address(CallEdit call, Attempt attempt);

    /**
     * Adds the credential to a call that is otherwise final. A provider without keys gets one whose secret is empty.
     *
     * @return why it cannot be authorized, or null
     */
    default @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return null;
    }

    /**
     * What a failed reply means: one whose status is 300 or above, or one that reported a failure within an answer of
     * status 200, in a stream or whole. Not asked about successes, nor where no reply came: those failures are the
     * host's to judge.
     *
     * @param head of the reply: its status may be 200, its headers may tell how long to wait
     * @param error what the dialect read from the reply; its status is the head's, or what the body states, or 0
     * @return the failure; null is taken for one of the kind {@code unknown}, or {@code server} within an answer
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

    /**
     * Whether the upstream goes on with an answer whose beginning is the request's last message, by the assistant, where
     * the configuration does not say so with the capability {@code prefill}. If it refuses one, others are asked.
     */
    default boolean takesPrefill(Deployment deployment) {
        return false;
    }

    /**
     * Whether the upstream takes tools whose input is any text, in the form that its dialect has for them. If not, its
     * dialects write functions that stand for them. OpenAI's chat completions have such a form ({@code custom}).
     */
    @Experimental(eta = "2027-06-30")
    default boolean takesCustomTools(Deployment deployment) {
        return false;
    }

    /** How to ask for the list of models, if the vendor has one. */
    default Optional<ModelListing> modelListing() {
        return Optional.empty();
    }

    /** Called once when nothing uses the provider any more. */
    @Override
    default void close() {}
}
