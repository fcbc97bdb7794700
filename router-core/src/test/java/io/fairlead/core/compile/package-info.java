/** Tests of compiling. */
@NullMarked
package io.fairlead.core.compile;

import org.jspecify.annotations.NullMarked;
