/**
 * The command: real clients over upstreams of every kind. Options flow in; a table flows out, and whether all works.
 */
@NullMarked
package io.fairlead.clients;

import org.jspecify.annotations.NullMarked;
