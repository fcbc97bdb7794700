package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;

/**
 * A block of an answer that the neutral model does not name, such as reasoning that the vendor encrypted or a search of
 * its own. Writers of other APIs pass over it.
 *
 * @param json the whole block
 */
record OpaqueBlock(String json) implements ChatEvent {}
