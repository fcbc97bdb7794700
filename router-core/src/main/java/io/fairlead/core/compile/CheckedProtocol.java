package io.fairlead.core.compile;

import io.fairlead.api.error.RouterException;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.plugin.booked.BookedExtensions;
import io.fairlead.core.plugin.context.Instance;
import org.jspecify.annotations.Nullable;

/** Protocols whose names of headers can be sent: one that could not be would fail each request. */
final class CheckedProtocol {
    private CheckedProtocol() {}

    /**
     * The protocol, with its books in front.
     *
     * @throws IllegalArgumentException if the plugin fails or gives what is no name of a header; for the operator
     */
    static Protocol of(Instance<Protocol> instance) {
        return BookedExtensions.of(instance.value(), requestIdHeader(instance), instance.books());
    }

    private static @Nullable String requestIdHeader(Instance<Protocol> instance) {
        String name;
        try {
            name = instance.<@Nullable String, RuntimeException>ask("requestIdHeader", Protocol::requestIdHeader);
        } catch (RouterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        try {
            return name == null ? null : HeaderLines.name(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "plugin " + instance.plugin() + ": " + instance + " requestIdHeader: found '"
                            + HeaderLines.printable(name) + "', expected the name of a header, such as x-request-id",
                    e);
        }
    }
}
