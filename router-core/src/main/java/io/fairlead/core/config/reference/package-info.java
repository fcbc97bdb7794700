/**
 * The declarations of keys and settings for readers: rows of tables, and a JSON Schema. What is declared comes in, texts and
 * trees go out; no configuration is read here, and none of its values known.
 */
@NullMarked
package io.fairlead.core.config.reference;

import org.jspecify.annotations.NullMarked;
