/** Tests of how bodies are kept and edited, with real files and generated JSON. */
@NullMarked
package io.fairlead.core.body;

import org.jspecify.annotations.NullMarked;
