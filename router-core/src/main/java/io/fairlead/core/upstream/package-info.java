/**
 * The host's own HTTP/1.1 client. An {@link io.fairlead.core.upstream.UpstreamCall} flows in,
 * {@link io.fairlead.core.upstream.UpstreamClient} borrows a connection, writes the request and hands out an
 * {@link io.fairlead.core.upstream.UpstreamReply} whose body is pulled; what goes wrong is an
 * {@link io.fairlead.core.upstream.UpstreamException} of some kind. One thread, the
 * {@link io.fairlead.core.upstream.Watchdog}, keeps all deadlines by closing connections. Must not know dialects, providers,
 * candidates, retries or what a body means.
 */
@NullMarked
package io.fairlead.core.upstream;

import org.jspecify.annotations.NullMarked;
