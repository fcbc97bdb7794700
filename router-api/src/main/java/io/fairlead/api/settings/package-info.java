/**
 * Settings of an extension, declared once: parsing, errors, reference pages and forms all come from the declaration.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.settings;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
