/**
 * The way of one exchange, told once and in order: {@link io.fairlead.core.flow.RequestFlow}. Everything else here joins stages
 * that do not know each other.
 */
@NullMarked
package io.fairlead.core.flow;

import org.jspecify.annotations.NullMarked;
