/**
 * Turns one complete tree into the checked configuration. In: the tree with variables put in, and the extensions that
 * are known. Out: records, the problems found, and where each value came from. Must not know files or layers, nor name
 * any extension.
 */
@NullMarked
package io.fairlead.core.config.read;

import org.jspecify.annotations.NullMarked;
