/**
 * Frames of replies as views on buffers: where they end, where their data is, how they are edited while they are written.
 * Bytes only: knows no dialect, no connection and no client.
 */
@NullMarked
package io.fairlead.core.frame;

import org.jspecify.annotations.NullMarked;
