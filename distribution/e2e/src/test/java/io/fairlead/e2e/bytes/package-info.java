/**
 * Bodies in all the spellings that JSON allows, and what arrives of them upstream: the same bytes, but for the members that
 * the gateway has to write.
 */
@NullMarked
package io.fairlead.e2e.bytes;

import org.jspecify.annotations.NullMarked;
