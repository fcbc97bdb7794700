/**
 * How upstreams are reached: through which proxy, and by which files it is told whom to believe and who we are. Rules and
 * paths flow in from the configuration, a {@link io.fairlead.core.access.Way} flows out for each call; ways that are equal
 * may share connections. Reads files in PEM for whoever needs what is in them. Must not know sockets, HTTP or providers.
 */
@NullMarked
package io.fairlead.core.access;

import org.jspecify.annotations.NullMarked;
