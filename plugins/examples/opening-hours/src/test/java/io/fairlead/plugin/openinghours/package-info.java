/** Tests of the example opening-hours. */
@NullMarked
package io.fairlead.plugin.openinghours;

import org.jspecify.annotations.NullMarked;
