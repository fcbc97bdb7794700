/** Tests of what each gate lets pass. */
@NullMarked
package io.fairlead.core.gate;

import org.jspecify.annotations.NullMarked;
