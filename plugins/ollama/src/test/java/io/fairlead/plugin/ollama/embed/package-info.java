/** Tests of the plugin. Expected values are those of the vendor's published reference unless a test says otherwise. */
@NullMarked
package io.fairlead.plugin.ollama.embed;

import org.jspecify.annotations.NullMarked;
