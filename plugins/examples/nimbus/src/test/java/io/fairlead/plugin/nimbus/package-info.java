/** Tests of the example nimbus. */
@NullMarked
package io.fairlead.plugin.nimbus;

import org.jspecify.annotations.NullMarked;
