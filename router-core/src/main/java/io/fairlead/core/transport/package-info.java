/**
 * Sockets, and nothing but sockets. An {@link io.fairlead.api.http.Origin} flows in, bytes flow in and out; what they mean
 * is not known here. Everything that blocks may be ended by another thread through
 * {@link io.fairlead.core.transport.Connection#closeNow()}. Must not know HTTP, pools, deadlines of calls or providers.
 */
@NullMarked
package io.fairlead.core.transport;

import org.jspecify.annotations.NullMarked;
