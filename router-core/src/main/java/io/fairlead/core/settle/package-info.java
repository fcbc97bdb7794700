/**
 * The end of every exchange: its line in the access log, its meters. Reads the exchange, changes nothing.
 */
@NullMarked
package io.fairlead.core.settle;

import org.jspecify.annotations.NullMarked;
