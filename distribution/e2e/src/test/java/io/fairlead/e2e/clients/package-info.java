/**
 * The vendors' own client libraries against the gateway, in all pairs of what the client speaks and what the upstream
 * takes.
 */
@NullMarked
package io.fairlead.e2e.clients;

import org.jspecify.annotations.NullMarked;
