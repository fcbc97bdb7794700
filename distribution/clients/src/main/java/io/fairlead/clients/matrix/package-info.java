/**
 * What worked: cells flow in, a table flows out. Must not know how they came about.
 */
@NullMarked
package io.fairlead.clients.matrix;

import org.jspecify.annotations.NullMarked;
