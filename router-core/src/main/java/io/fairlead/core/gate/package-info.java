/**
 * Says whether a candidate may serve a request now, or why not and until when. Pure: looks at the snapshot, the request and
 * the fleet's state, changes none of them.
 */
@NullMarked
package io.fairlead.core.gate;

import org.jspecify.annotations.NullMarked;
