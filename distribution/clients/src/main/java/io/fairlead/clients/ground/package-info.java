/**
 * The gateway and the upstreams behind it. Kinds of upstreams flow in; an address, and who left whom, flow out. Must not know
 * the clients.
 */
@NullMarked
package io.fairlead.clients.ground;

import org.jspecify.annotations.NullMarked;
