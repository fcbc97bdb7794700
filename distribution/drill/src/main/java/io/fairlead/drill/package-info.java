/**
 * The command: starts upstreams that fail in sixteen ways and the built archive in front of them, asks through it as a
 * careful client, and prints what became of each answer. Options flow in, a table flows out.
 */
@NullMarked
package io.fairlead.drill;

import org.jspecify.annotations.NullMarked;
