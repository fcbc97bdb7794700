package io.fairlead.api.provider;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How to ask a vendor for its models. */
public interface ModelListing {
    /**
     * Prepares a GET for one page.
     *
     * @param cursor what the page before gave, or null for the first
     * @return the URL
     */
    URI address(Headers.Edit headers, Credential credential, @Nullable String cursor);

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if it is not what the vendor documents; the message says what was found
     */
    ModelPage parse(ReplyHead head, Slice body);
}
