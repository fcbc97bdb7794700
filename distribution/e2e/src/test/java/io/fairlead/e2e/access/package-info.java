/** Upstreams that are reached through proxies, or over TLS with certificates of their own. */
@NullMarked
package io.fairlead.e2e.access;

import org.jspecify.annotations.NullMarked;
