/**
 * HTTP/1.1 with clients: takes the wire of a connection, gives its requests as the core's {@code Inbound}, and writes the
 * answers. Knows no listener, protocol, route or provider; of Helidon only what a connection is to its server.
 */
@NullMarked
package io.fairlead.server.http1;

import org.jspecify.annotations.NullMarked;
