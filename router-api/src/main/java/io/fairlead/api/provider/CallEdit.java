package io.fairlead.api.provider;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;

/** A call that is being prepared. */
public interface CallEdit {
    /** Path and query that the dialect wants below the version, such as {@code /chat/completions}. */
    String target();

    /**
     * Sets where the call goes.
     *
     * @param path absolute path and query as they go on the wire
     */
    CallEdit url(Origin origin, String path);

    /** The header fields. */
    Headers.Edit headers();

    /** The body, with the dialect's own edits made. */
    BodyEdit body();

    /**
     * Reports a member of the request that was taken out because the vendor refuses it, though the answer will be poorer
     * for it. The host tells the client or ends the request, as the configuration says of translations.
     *
     * @param path the member, such as {@code logprobs}
     * @param reason why, in a few words
     * @throws RouterException if the request is to end; let it out of {@link Provider#address}
     */
    default void dropped(String path, String reason) {}
}
