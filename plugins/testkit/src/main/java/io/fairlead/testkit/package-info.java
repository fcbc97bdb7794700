/**
 * For the tests of plugins: bodies, frames, heads, edits, calls and a context that a test can hand to an extension and
 * ask afterwards. Everything here is plain memory; nothing opens a socket or reads the system's clock.
 */
@NullMarked
package io.fairlead.testkit;

import org.jspecify.annotations.NullMarked;
