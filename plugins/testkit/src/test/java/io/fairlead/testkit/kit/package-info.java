/** Holds the kits to what they are for: plugins with planted mistakes, each of which a kit has to find. */
@NullMarked
package io.fairlead.testkit.kit;

import org.jspecify.annotations.NullMarked;
