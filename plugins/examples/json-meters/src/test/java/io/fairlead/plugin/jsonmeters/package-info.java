/** Tests of the example json-meters. */
@NullMarked
package io.fairlead.plugin.jsonmeters;

import org.jspecify.annotations.NullMarked;
