package io.fairlead.core.accept;

import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.exchange.ClientHead;

/**
 * A request whose method and path something serves.
 *
 * @param protocol that the client speaks
 * @param endpoint of the protocol
 * @param head of the request, credentials included
 */
public record Accepted(Protocol protocol, Endpoint endpoint, ClientHead head) {}
