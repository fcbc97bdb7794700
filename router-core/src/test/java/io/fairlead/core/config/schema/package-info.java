/** Holds the reference page of the configuration to what is declared. */
@NullMarked
package io.fairlead.core.config.schema;

import org.jspecify.annotations.NullMarked;
