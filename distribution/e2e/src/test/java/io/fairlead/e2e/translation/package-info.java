/**
 * Clients of one API served by upstreams of another, on the wire: what the upstream is asked, what the client gets, what
 * is told to be lost.
 */
@NullMarked
package io.fairlead.e2e.translation;

import org.jspecify.annotations.NullMarked;
