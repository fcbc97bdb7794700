/** Tests of the example two-choices. */
@NullMarked
package io.fairlead.plugin.twochoices;

import org.jspecify.annotations.NullMarked;
