/**
 * From an upstream's reply to the client's answer: cuts the bytes into frames, watches or translates them, and passes them on
 * with one write for each read. Decides when the answer is committed and whether it ended as it should. Knows nothing of
 * candidates: whether another one is tried is not decided here.
 */
@NullMarked
package io.fairlead.core.stream;

import org.jspecify.annotations.NullMarked;
