/**
 * What bounds an exchange: the time that its client has, and the memory that there is for all. Must not know how the
 * gateway keeps to it.
 */
@NullMarked
package io.fairlead.e2e.limits;

import org.jspecify.annotations.NullMarked;
