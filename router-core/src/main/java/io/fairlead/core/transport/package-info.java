/**
 * Sockets, and nothing but sockets: the event loops that look after them and carry the virtual threads that use them, the
 * channels of clients and of upstreams, plain and TLS. An {@link io.fairlead.api.http.Origin} or an accepted channel flows
 * in, bytes flow in and out; what they mean is not known here. Code above blocks as it likes; everything that blocks may be
 * ended by another thread through {@code closeNow()}. Must not know HTTP, pools, deadlines of calls or providers.
 */
@NullMarked
package io.fairlead.core.transport;

import org.jspecify.annotations.NullMarked;
