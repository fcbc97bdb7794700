/**
 * Lets the route's strategy, or the one that the request asks for, order the eligible candidates.
 */
@NullMarked
package io.fairlead.core.order;

import org.jspecify.annotations.NullMarked;
