/**
 * Every key of the configuration, declared once: name, form, default, range, description. Readers, variable names and
 * reference pages come from these declarations. Must not know YAML or what the values are used for; what extensions take
 * is declared by them.
 */
@NullMarked
package io.fairlead.core.config.schema;

import org.jspecify.annotations.NullMarked;
