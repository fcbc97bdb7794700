/** Tests of the stock strategies: seeded draws and a clock that the test moves. */
@NullMarked
package io.fairlead.plugin.strategies;

import org.jspecify.annotations.NullMarked;
