/**
 * Sockets, and nothing but sockets: the event loops that look after them and carry the virtual threads that use them, the
 * channels of clients and of upstreams, plain and TLS. A {@link io.fairlead.core.access.Way} or an accepted channel flows
 * in, bytes flow in and out; what they mean is not known here. Code above blocks as it likes; everything that blocks may be
 * ended by another thread through {@code closeNow()}. Must not know HTTP beyond what proxies
 * need to make a tunnel, nor pools, deadlines of calls or providers.
 */
@NullMarked
package io.fairlead.core.transport;

import org.jspecify.annotations.NullMarked;
