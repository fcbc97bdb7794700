package io.fairlead.api.dialect;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;

/**
 * A dialect that asks how many tokens a chat request would take, and can be translated from and to. Where no upstream of
 * a route counts, the host answers with its own estimate.
 */
public interface CountDialect extends Dialect {
    /**
     * Reads the chat request whose tokens are asked for.
     *
     * @param losses receives every member that the neutral model cannot carry
     * @throws RouterException if the request is off the API's form; {@code INVALID_REQUEST}, naming the member
     */
    ChatRequest decode(RequestHead head, RequestBody body, Losses losses);

    /**
     * Writes the question for an upstream.
     *
     * @param losses receives every part of the request that this API cannot carry
     * @return the body; the host keeps it for the attempt
     */
    Slice encode(ChatRequest request, Target target, Losses losses);

    /**
     * Reads an upstream's whole answer.
     *
     * @return tokens, 0 or more
     * @throws IllegalArgumentException if it cannot be read; the attempt has failed then
     */
    long read(Slice body);

    /** Writes an answer of so many tokens. */
    Slice write(long tokens);
}
