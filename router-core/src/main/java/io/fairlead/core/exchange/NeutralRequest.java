package io.fairlead.core.exchange;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.core.body.StoredBody;
import org.jspecify.annotations.Nullable;

/**
 * A request in the neutral model: decoded when first asked for, and then kept. Takes what cannot be carried to an upstream,
 * and reports it as the configuration says.
 */
public interface NeutralRequest extends Losses {
    /** The request, of a chat or for the count of its tokens. */
    ChatRequest get();

    /** The request, for vectors. */
    EmbeddingRequest embedding();

    /** Whether the request may go on with less than its client sent. */
    boolean mayLose();

    /**
     * Reports a member of a body that was translated, which a provider takes out. Elements of lists keep the upstream's name:
     * their numbers are those of its own body.
     */
    void droppedUpstream(String path, String reason);

    /** Nobody needs it for a while: what can be made again is let go of. */
    void rest();

    /**
     * The request in an upstream's dialect. What cannot be carried is reported as the configuration says.
     *
     * @param beginning what the answer has begun with already, or null
     * @throws io.fairlead.api.error.RouterException if a value of the request has no place in it
     */
    StoredBody encode(Dialect upstream, Target target, @Nullable String beginning);
}
