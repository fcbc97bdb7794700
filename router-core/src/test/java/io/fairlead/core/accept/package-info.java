/** Tests of the first look at a request. */
@NullMarked
package io.fairlead.core.accept;

import org.jspecify.annotations.NullMarked;
