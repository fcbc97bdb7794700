/**
 * Settings of an extension, declared once: parsing, errors, reference pages and forms all come from the declaration.
 */
@NullMarked
package io.fairlead.api.settings;

import org.jspecify.annotations.NullMarked;
