/** Streams over the built archive: what clients see while they wait, and when one upstream goes on for another. */
@NullMarked
package io.fairlead.e2e.streams;

import org.jspecify.annotations.NullMarked;
