@NullMarked
package io.fairlead.plugin.gemini.upstream;

import org.jspecify.annotations.NullMarked;
