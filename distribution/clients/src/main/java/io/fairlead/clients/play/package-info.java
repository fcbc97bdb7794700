/**
 * The clients, each with the cases it plays. An address flows in; cells flow out. Must not know what is behind the address.
 */
@NullMarked
package io.fairlead.clients.play;

import org.jspecify.annotations.NullMarked;
