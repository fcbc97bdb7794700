/**
 * What clients and operators choose: the strategy, the very model, the filters of a route; and what the meters say of it.
 */
@NullMarked
package io.fairlead.e2e.choice;

import org.jspecify.annotations.NullMarked;
