@NullMarked
package io.fairlead.plugin.gemini.chat;

import org.jspecify.annotations.NullMarked;
