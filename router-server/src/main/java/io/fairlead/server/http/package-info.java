/**
 * HTTP for clients and operators, on Helidon: listeners, and requests as the core's {@code Inbound}. Everything that knows
 * Helidon is here; nothing here knows protocols, routes or providers.
 */
@NullMarked
package io.fairlead.server.http;

import org.jspecify.annotations.NullMarked;
