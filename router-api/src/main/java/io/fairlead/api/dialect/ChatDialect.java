package io.fairlead.api.dialect;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import org.jspecify.annotations.Nullable;

/** A dialect of chat that can be translated from and to: through the neutral model, both ways. */
public interface ChatDialect extends Dialect {
    /**
     * Reads a request.
     *
     * @param losses receives every member that the neutral model cannot carry
     * @throws RouterException if the request is off the API's form; {@code INVALID_REQUEST}, naming the member
     */
    ChatRequest decode(RequestHead head, RequestBody body, Losses losses);

    /**
     * Writes a request for an upstream.
     *
     * @param losses receives every part of the request that this API cannot carry
     * @return the body; the host keeps it for the attempt
     */
    Slice encode(ChatRequest request, Target target, Losses losses);

    /**
     * Whether the text of another answer may follow thoughts in a stream whose own answer broke off behind them. Not where
     * thoughts end with a signature that clients have to send back.
     */
    default boolean thoughtsStandAlone() {
        return false;
    }

    /**
     * The whole JSON answer to a request that asks nothing of a model, such as one that only loads it; null for all others.
     * Asked where every candidate would have to be reached by translation: other APIs do not know such requests.
     */
    default @Nullable Slice unasked(RequestFacts facts, RequestBody body) {
        return null;
    }

    /** Reads one reply in this dialect. */
    ChatReader reader(WatchOptions options);

    /** Writes one answer in this dialect. */
    ChatWriter writer(WriterOptions options);
}
