/** Tests of how the name in a request finds its route. */
@NullMarked
package io.fairlead.core.route;

import org.jspecify.annotations.NullMarked;
