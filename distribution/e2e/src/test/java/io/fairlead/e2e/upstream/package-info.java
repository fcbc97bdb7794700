/**
 * Upstreams on real sockets that do what a script says, byte by byte and at the moment that the script chooses. Take calls,
 * remember them, give answers, good and broken ones. Must not know the gateway.
 */
@NullMarked
package io.fairlead.e2e.upstream;

import org.jspecify.annotations.NullMarked;
