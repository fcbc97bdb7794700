package io.fairlead.api.provider;

import io.fairlead.api.body.BodyEdit;
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
}
