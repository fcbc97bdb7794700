/** Tests of the whole way of requests, over upstreams in memory and a time that passes only when somebody waits. */
@NullMarked
package io.fairlead.core.flow;

import org.jspecify.annotations.NullMarked;
