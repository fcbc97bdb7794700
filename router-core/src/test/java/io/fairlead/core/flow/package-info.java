/** Tests of the flow's own small parts. */
@NullMarked
package io.fairlead.core.flow;

import org.jspecify.annotations.NullMarked;
