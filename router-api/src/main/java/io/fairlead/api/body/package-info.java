/**
 * The client's body, replayable, and edits on it. Edits are spliced by offset: what they do not touch goes to the
 * upstream byte for byte.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.body;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
