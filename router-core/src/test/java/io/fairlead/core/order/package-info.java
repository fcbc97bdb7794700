/** Tests of how a strategy is chosen and what it is given. */
@NullMarked
package io.fairlead.core.order;

import org.jspecify.annotations.NullMarked;
