package io.fairlead.server.http;

import io.fairlead.core.config.ClientLimits;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.ServerIdentity;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How clients are served.
 *
 * @param loops that carry their connections
 * @param identity who the gateway is to them, null if they come without TLS
 * @param limits how patient it is with them
 * @param nanoTime by which its patience is measured
 */
record ClientSide(EventLoops loops, @Nullable ServerIdentity identity, ClientLimits limits, LongSupplier nanoTime) {}
