/**
 * The codec between the Gemini API and the neutral model of a chat. Bodies, frames and events come in and go out. Knows
 * nothing of URLs, keys or what passes through without being decoded.
 */
@NullMarked
package io.fairlead.plugin.gemini.chat;

import org.jspecify.annotations.NullMarked;
