@NullMarked
package io.fairlead.plugin.ollama.chat;

import org.jspecify.annotations.NullMarked;
