@NullMarked
package io.fairlead.plugin.gemini.reply;

import org.jspecify.annotations.NullMarked;
