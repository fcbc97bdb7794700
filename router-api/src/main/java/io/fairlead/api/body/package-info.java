/**
 * The client's body, replayable, and edits on it. Edits are spliced by offset: what they do not touch goes to the
 * upstream byte for byte.
 */
@NullMarked
package io.fairlead.api.body;

import org.jspecify.annotations.NullMarked;
