/**
 * The client's body, kept so that every attempt can send it again. A stream flows in and is checked while it is read;
 * out comes a {@link io.fairlead.core.body.StoredBody}, on the heap or, beyond a bound, in a spool file, and after edits
 * an {@link io.fairlead.core.body.EditedBody} that pushes the bytes. What all bodies together hold is bounded. Must not
 * know dialects, routes, attempts or the server.
 */
@NullMarked
package io.fairlead.core.body;

import org.jspecify.annotations.NullMarked;
