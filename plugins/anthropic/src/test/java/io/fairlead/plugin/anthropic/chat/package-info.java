@NullMarked
package io.fairlead.plugin.anthropic.chat;

import org.jspecify.annotations.NullMarked;
