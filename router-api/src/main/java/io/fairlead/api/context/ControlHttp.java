package io.fairlead.api.context;

import io.fairlead.api.http.Slice;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Plain HTTP calls beside the request path. The host applies proxies, TLS settings, deadlines and size limits. Redirects
 * are not followed. Calls block: make them in a scheduled task, never in a provider's, strategy's or filter's methods.
 */
public interface ControlHttp {
    /**
     * Makes one call and reads its whole answer, at most 4 MiB.
     *
     * @param method such as {@code GET}
     * @param headers header fields to send
     * @param body bytes to send; {@link Slice#EMPTY} for none
     * @param timeout bound on the whole call
     * @throws IOException if there was no whole answer in time
     */
    Answer call(String method, URI url, Map<String, String> headers, Slice body, Duration timeout) throws IOException;

    /** A whole answer, whatever its status. */
    interface Answer {
        /** The status code. */
        int status();

        /** Header fields, the first value of each, names lower case. */
        Map<String, String> headers();

        /** The body; the receiver may keep it. */
        Slice body();
    }
}
