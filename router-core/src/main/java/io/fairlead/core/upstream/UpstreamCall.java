package io.fairlead.core.upstream;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Way;

/**
 * One request to an upstream.
 *
 * @param way where to, and how to get there
 * @param line method and target
 * @param headers end-to-end fields; those that belong to the connection (Host, Content-Length, Connection and the like) and Accept-Encoding are left out
 * @param body the bytes
 * @param rules deadlines and resending
 * @param handle for aborting it from elsewhere
 */
public record UpstreamCall(
        Way way, RequestLine line, Headers headers, UpstreamBody body, CallRules rules, CallHandle handle) {
    /** Where the way ends. */
    Origin origin() {
        return way.origin();
    }
}
