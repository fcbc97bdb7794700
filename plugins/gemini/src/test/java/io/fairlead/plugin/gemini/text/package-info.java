@NullMarked
package io.fairlead.plugin.gemini.text;

import org.jspecify.annotations.NullMarked;
