/** A strategy: candidates come in, an order goes out. It keeps nothing between two requests. */
@NullMarked
package io.fairlead.plugin.twochoices;

import org.jspecify.annotations.NullMarked;
