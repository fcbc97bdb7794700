@NullMarked
package io.fairlead.plugin.gemini.embed;

import org.jspecify.annotations.NullMarked;
