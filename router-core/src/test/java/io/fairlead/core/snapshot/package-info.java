/** Tests of the parts of the compiled configuration. */
@NullMarked
package io.fairlead.core.snapshot;

import org.jspecify.annotations.NullMarked;
