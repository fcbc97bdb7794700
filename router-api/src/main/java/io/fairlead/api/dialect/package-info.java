/**
 * Extension point {@code dialect}: codecs, one operation of one wire API each. A dialect knows bytes and the neutral
 * model; it knows nothing of URLs' hosts, keys, routes or connections.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.dialect;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
