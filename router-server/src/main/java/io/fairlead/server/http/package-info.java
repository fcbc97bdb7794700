/**
 * HTTP for clients and operators, on Helidon: listeners, and requests as the core's {@code Inbound}. HTTP/1.1 with
 * clients is read and written by {@code http1}; nothing here knows protocols, routes or providers.
 */
@NullMarked
package io.fairlead.server.http;

import org.jspecify.annotations.NullMarked;
