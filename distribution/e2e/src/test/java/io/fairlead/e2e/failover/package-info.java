/**
 * What clients see when upstreams fail: nothing, as long as somebody else can answer and no content is out; else an error
 * that says so in the client's own protocol. And what upstreams see when clients leave.
 */
@NullMarked
package io.fairlead.e2e.failover;

import org.jspecify.annotations.NullMarked;
